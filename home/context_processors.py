"""What every page of the site knows."""


def site(request) -> dict:
    return {}
