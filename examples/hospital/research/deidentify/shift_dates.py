"""Moves all dates of a person by the same number of days."""

import hashlib
import hmac
from datetime import date, timedelta

LARGEST_SHIFT = 182


def shift(day: date, patient_id: int, study_key: bytes) -> date:
    """The same person moves by another number of days in another study."""
    digest = hmac.new(study_key, str(patient_id).encode(), hashlib.sha256).digest()
    days = int.from_bytes(digest[:4], "big") % (2 * LARGEST_SHIFT + 1) - LARGEST_SHIFT
    return day + timedelta(days=days)
