"""From a score to a decision. Nobody is refused by the model alone."""

REVIEW_ABOVE = 0.8
BLOCK_ABOVE = 0.98


def decide(score: float, stolen_card_reported: bool) -> str:
    """released, reviewed or blocked, as in contracts/order-risk.odcs.yaml."""
    if score > BLOCK_ABOVE and stolen_card_reported:
        return "blocked"
    if score > REVIEW_ABOVE:
        return "reviewed"
    return "released"


def strongest(contributions: dict[str, float], count: int = 5) -> list[dict]:
    """The signals that are shown beside a score, the strongest first."""
    ranked = sorted(contributions.items(), key=lambda item: abs(item[1]), reverse=True)
    return [{"name": name, "weight": weight} for name, weight in ranked[:count]]
