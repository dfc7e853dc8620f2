"""Churn scores of the week, in the shape of contracts/churn-scores.odcs.yaml."""

from datetime import date, timedelta

BANDS = ((0.6, "high"), (0.2, "medium"), (0.0, "low"))


def band(probability: float) -> str:
    return next(name for above, name in BANDS if probability >= above)


def monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def scores(profiles, model, today: date):
    """Customers without consent to profiling are not scored at all."""
    for profile in profiles:
        if not profile["consents"]["profiling"]:
            continue
        probability = model.probability(profile)
        yield {
            "customer_id": profile["customer_id"],
            "week": monday(today),
            "probability": probability,
            "band": band(probability),
            "reasons": model.reasons(profile)[:3],
            "model_version": model.version,
            "eligible": True,
        }
