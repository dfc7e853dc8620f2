"""Loads the settlement files of one night into payment.settlements."""

import csv
from decimal import Decimal
from pathlib import Path
from typing import Iterator


def read_settlements(folder: Path) -> Iterator[dict]:
    """One row per payout. A file that does not add up is not loaded at all."""
    for path in sorted(folder.glob("*.csv")):
        with path.open(newline="", encoding="utf-8") as file:
            rows = [to_settlement(row) for row in csv.DictReader(file)]
        wrong = [row for row in rows if row["net_amount"] != row["gross_amount"] - row["fee_amount"]]
        if wrong:
            raise ValueError(f"{path.name}: net is not gross less fees in {len(wrong)} rows")
        yield from rows


def to_settlement(row: dict) -> dict:
    return {
        "settlement_id": row["payout"],
        "provider": row["provider"],
        "reference": row["bank_reference"],
        "paid_out_on": row["date"],
        "currency": row["currency"],
        "gross_amount": Decimal(row["gross"]),
        "fee_amount": Decimal(row["fees"]),
        "net_amount": Decimal(row["net"]),
        "transaction_count": int(row["transactions"]),
    }
