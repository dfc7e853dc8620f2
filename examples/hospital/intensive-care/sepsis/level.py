"""From a risk to a level, as in contracts/sepsis-alerts.odcs.yaml."""

from typing import Optional

WATCH_ABOVE = 0.35
ACT_ABOVE = 0.7


def level(risk: float, lactate: Optional[float]) -> Optional[str]:
    """None when no alert is to be raised. Lactate in mmol/l counts on its own."""
    if risk > ACT_ABOVE or (lactate is not None and lactate >= 4):
        return "act"
    return "watch" if risk > WATCH_ABOVE else None
