"""Reports of a period at any level: as a page, and as CSV, workbook and PDF."""

from dataclasses import replace
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.responses import HTMLResponse

from floor.facade.figures import Report
from floor.reports.formats import as_json, csv_of, xlsx_of
from floor.reports.pdf import pdf_of
from floor.reports.table import Speaker, table
from floor.rules.opening import local
from sync.central import changes
from sync.central.web import papers, rows, telling
from sync.central.web.asking import Question, Questioned
from sync.central.web.office import Office, The
from sync.central.web.painting import language_of

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def add_to(app: FastAPI) -> None:
    """Answer for `/reports` and its files, and for `/api/report`."""

    @app.get("/reports", response_class=HTMLResponse, include_in_schema=False)
    def page(request: Request, office: The, question: Questioned) -> Response:
        """A report to read, with what changed."""
        report, before = both(office, question)
        return office.painter.page(
            request, "reports.html", _shown(request, office, question, report, before)
        )

    _add_files(app)

    @app.get("/api/report", response_class=Response)
    def for_programs(office: The, question: Questioned) -> Response:
        """A report as JSON: since, until (ISO days), level, centre and agency may be given.
        `pending` days are still being added up, and told as they were counted last."""
        report, pending = office.periods.report(question.asked), _pending(office, question)
        return Response(as_json(report, pending=pending), media_type="application/json")


def _add_files(app: FastAPI) -> None:
    @app.get("/reports/{name}.csv", include_in_schema=False)
    def as_csv(request: Request, office: The, question: Questioned, name: str) -> Response:
        """All figures of it, for a spreadsheet."""
        report, _ = both(office, question)
        # a spreadsheet knows CSV to be UTF-8 by its mark
        text = csv_of(table(report, _speaker(request, office))).encode("utf-8-sig")
        return _file(text, "text/csv; charset=utf-8", office, question, "csv")

    @app.get("/reports/{name}.xlsx", include_in_schema=False)
    def as_xlsx(request: Request, office: The, question: Questioned, name: str) -> Response:
        """The same as a workbook, with a sheet of what changed."""
        report, before = both(office, question)
        speaker = _speaker(request, office)
        note = papers.pending_of(speaker, _pending(office, question))
        sheets = {
            speaker.say("report.sheet.figures"): replace(table(report, speaker), note=note),
            speaker.say("central.report.changed"): papers.all_changes(report, before, speaker),
        }
        return _file(xlsx_of(sheets), XLSX, office, question, "xlsx")

    @app.get("/reports/{name}.pdf", include_in_schema=False)
    def as_pdf(request: Request, office: The, question: Questioned, name: str) -> Response:
        """What the page shows, to print."""
        report, before = both(office, question)
        now = local(office.central.clock.now())
        speaker, pending = _speaker(request, office), _pending(office, question)
        paper, tables = papers.printed(report, before, speaker, f"{now:%F %H:%M}", pending)
        return _file(pdf_of(paper, tables), "application/pdf", office, question, "pdf")


def both(office: Office, question: Question) -> tuple[Report, Report]:
    """The report that was asked for, and the one of the period before it."""
    report = office.periods.report(question.asked)
    return report, office.periods.report(question.asked_before)


def _speaker(request: Request, office: Office) -> Speaker:
    return Speaker(office.words, language_of(request)[0])


def _pending(office: Office, question: Question) -> int:
    """Days that are still being added up."""
    return office.periods.pending(question.asked)


def _file(content: bytes, kind: str, office: Office, question: Question, ending: str) -> Response:
    """To be saved; its name says if days are still being added up, as CSV cannot."""
    period, partly = question.asked.period, "_incomplete" if _pending(office, question) else ""
    name = f"foleni_{question.chosen or 'all'}_{period.since}_{period.until}{partly}.{ending}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(content, media_type=kind, headers=headers)


def _shown(
    request: Request, office: Office, question: Question, report: Report, before: Report
) -> dict[str, Any]:
    """What the page is made of."""
    language = language_of(request)[0]
    say = telling.sayer(office.words, language)
    found = changes.changes(report, before)
    codes = rows.SHOWN[report.level]
    return {
        "question": question,
        "period": question.asked.period,
        "earlier": question.asked.period.before(),
        "title": papers.title_of(say, report, question),
        "days": papers.days_of(say, question.asked.period),
        "codes": codes,
        "headings": [say(f"report.figure.{code}") for code in codes],
        "lines": [
            {
                "key": row.key,
                "name": rows.name_of(row, report.level, say, language),
                "cells": rows.cells(row, codes, say),
                "change": {c.code: c for c in changed.changes},
            }
            for row, changed in zip(report.rows, found[1:], strict=True)
        ],
        "whole": rows.cells(report.whole, codes, say),
        "headline": found[0].changes,
        "largest": [
            (rows.name_of(each.row, report.level, say, language), change)
            for each, change in changes.largest(found)
        ],
        "told": lambda change: rows.told(say, change.code, change.now),
        "told_before": lambda change: rows.told(say, change.code, change.before),
        "told_change": lambda change: rows.told_change(say, change),
        "figure": lambda code: say(f"report.figure.{code}"),
        "agencies": papers.agencies_of(office, question),
        "small": changes.SMALL,
        "pending": _pending(office, question),
    }
