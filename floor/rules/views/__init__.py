"""Snapshots of the floor that screens show; pure functions of its state and the time."""

from floor.rules.views.alone import kiosk_kit, kiosks_alone
from floor.rules.views.decisions import standing
from floor.rules.views.desk import counter_desk, queue, used_share
from floor.rules.views.devices import device_health, device_line, devices
from floor.rules.views.hall import board, notice, services_down, wait_rows
from floor.rules.views.kiosk import leg_line, menu, ticket
from floor.rules.views.office import advice, conditions, day_report, wait_board
from floor.rules.views.people import agent_day, badge, found, roster, visit_line
from floor.rules.views.setup import setup

__all__ = [
    "advice",
    "agent_day",
    "badge",
    "board",
    "conditions",
    "counter_desk",
    "day_report",
    "device_health",
    "device_line",
    "devices",
    "found",
    "kiosk_kit",
    "kiosks_alone",
    "leg_line",
    "menu",
    "notice",
    "queue",
    "roster",
    "services_down",
    "setup",
    "standing",
    "ticket",
    "used_share",
    "visit_line",
    "wait_board",
    "wait_rows",
]
