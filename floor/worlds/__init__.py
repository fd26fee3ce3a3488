"""Centres and days made up from seeds, on which forecasts, rules and advice are measured."""
