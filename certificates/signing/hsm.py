"""A signing key that never leaves its hardware module (PKCS#11): pyHanko asks the module to sign.

A module signs with fresh randomness each time, so a lost file is made again with the same words and another signature.
"""

import asyncio
import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import lru_cache
from threading import Lock
from typing import Any

from certificates.signing.faults import BrokenKey

LOADED_IN = os.getpid()


@dataclass(eq=False)
class HsmKey:
    """A key by its label. A session belongs to the process that opened it: a forked worker opens its own."""

    module: str
    token: str
    label: str
    pin: str = field(repr=False)
    certificate: bytes = field(repr=False)  # DER
    lock: Lock = field(default_factory=Lock, repr=False)
    signer: Any = field(default=None, repr=False)
    process: int = 0

    def sign(self, data: bytes) -> bytes:
        """Return the signature (SHA-256) of the data. Raises BrokenKey."""
        with self.lock:
            try:
                return self.ask(data)
            except BrokenKey:
                raise
            except Exception as problem:  # each module has its own ways to fail
                self.process = 0
                told = f"{type(problem).__name__} {problem}".strip()
                raise BrokenKey(
                    f"The key {self.label!r} in the token {self.token!r} ({self.module}) cannot sign: {told}."
                ) from None

    def ask(self, data: bytes) -> bytes:
        if self.process != os.getpid():
            self.open()
        with ThreadPoolExecutor(1) as apart:  # who asks may be in an event loop already
            return apart.submit(asyncio.run, self.signer.async_sign_raw(data, "sha256")).result()

    def open(self) -> None:
        session = session_of(self.module, self.token, self.pin, os.getpid())
        from asn1crypto import x509
        from pyhanko.sign.pkcs11 import PKCS11Signer

        certificate = x509.Certificate.load(self.certificate)
        raw = certificate.public_key.algorithm == "ec"  # not every module has ECDSA with a digest in one
        self.signer = PKCS11Signer(
            session, signing_cert=certificate, key_label=self.label, use_raw_mechanism=raw, bulk_fetch=False
        )
        self.process = os.getpid()


@lru_cache(maxsize=8)
def session_of(module: str, token: str, pin: str, process: int):
    """Return this process's session: a token lets a process in once."""
    try:
        import pkcs11
    except ImportError:
        raise BrokenKey("SIGNING_PKCS11_MODULE needs the packages of requirements-extra.txt.") from None
    from pyhanko.config.pkcs11 import TokenCriteria
    from pyhanko.sign.pkcs11 import open_pkcs11_session

    if process != LOADED_IN:
        pkcs11.lib(module).reinitialize()  # forked since: what the parent has opened is not ours
    return open_pkcs11_session(module, token_criteria=TokenCriteria(label=token), user_pin=pin or None)
