"""Snapshots of the floor that screens show; pure functions of its state and the time."""

from floor.rules.views.desk import counter_desk, queue, used_share
from floor.rules.views.hall import board, notice, services_down, wait_rows
from floor.rules.views.kiosk import leg_line, menu, ticket
from floor.rules.views.office import conditions, day_report, wait_board

__all__ = [
    "board",
    "conditions",
    "counter_desk",
    "day_report",
    "leg_line",
    "menu",
    "notice",
    "queue",
    "services_down",
    "ticket",
    "used_share",
    "wait_board",
    "wait_rows",
]
