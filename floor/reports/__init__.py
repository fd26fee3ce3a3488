"""Reports of a centre's figures: as text, CSV, a workbook or JSON; see docs/figures.md."""
