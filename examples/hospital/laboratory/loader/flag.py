"""Compares a value with its reference range."""

from decimal import Decimal
from typing import Optional


def flag(
    value: Optional[Decimal],
    low: Optional[Decimal],
    high: Optional[Decimal],
    critical_low: Optional[Decimal] = None,
    critical_high: Optional[Decimal] = None,
) -> Optional[str]:
    """The column flag of contracts/lab-results.odcs.yaml; None without a number."""
    if value is None:
        return None
    if critical_low is not None and value < critical_low:
        return "critical-low"
    if critical_high is not None and value > critical_high:
        return "critical-high"
    if low is not None and value < low:
        return "low"
    if high is not None and value > high:
        return "high"
    return "normal"
