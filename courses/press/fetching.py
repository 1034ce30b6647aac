"""What a document may load while it is drawn: our own assets, handed over in memory, and nothing else."""

from weasyprint.urls import URLFetcher, URLFetcherResponse

SCHEME = "asset:"


class OwnAssets(URLFetcher):
    """Answer `asset:<name>` from a dictionary; refuse files, addresses, data and every other scheme.

    WeasyPrint goes on without what it cannot load, so `refused` keeps what was asked in vain: a document that wanted
    something else must not be given out.
    """

    def __init__(self, assets: dict[str, tuple[bytes, str]]):
        super().__init__(allowed_protocols=(), allow_redirects=False)
        self.assets = assets
        self.refused: list[str] = []

    def fetch(self, url, headers=None):
        name = url.removeprefix(SCHEME)
        if not url.startswith(SCHEME) or name not in self.assets:
            self.refused.append(url)
            raise ValueError(f"Refused to load {url}")
        body, media_type = self.assets[name]
        return URLFetcherResponse(url, body, {"Content-Type": media_type})
