"""The host's own key and certificate: made once, self-signed, known by its fingerprint."""

import hashlib
import os
import ssl
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from floor import errors

FROM, UNTIL = datetime(2000, 1, 1, tzinfo=UTC), datetime(9999, 12, 31, tzinfo=UTC)
"""Whatever a device's clock shows, the certificate is good: the fingerprint alone decides."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """A key with its certificate in one file, and the SHA-256 of the certificate in hex."""

    path: Path
    fingerprint: str

    def context(self) -> ssl.SSLContext:
        """What a server answers with; TLS 1.3 only, since both ends are Foleni's."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.minimum_version = ssl.TLSVersion.TLSv1_3
        context.load_cert_chain(self.path)
        return context


def key_beside(store: Path) -> Path:
    """Where the key of a store's host lies."""
    return Path(f"{store}.tls")


def own_certificate(path: Path, *, centre: str) -> Certificate:
    """The host's certificate, made at its first start and readable by its owner only.

    Raises BadFile when the file is no key with its certificate.
    """
    if not path.exists():
        _write(path, _made(centre))
    data = path.read_bytes()
    try:
        certificate = x509.load_pem_x509_certificate(data)
        serialization.load_pem_private_key(data, None)
    except ValueError as fault:
        raise errors.BadFile(
            path=str(path),
            place="",
            problem=f"it holds no key with its certificate ({fault})",
            mend="Put back the copy of it, or delete it and enrol every device again.",
        ) from None
    return Certificate(path=path, fingerprint=certificate.fingerprint(hashes.SHA256()).hex())


def fingerprint_of(der: bytes) -> str:
    """SHA-256 in hex of a certificate as it came over the wire."""
    return hashlib.sha256(der).hexdigest()


def _made(centre: str) -> bytes:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, f"Foleni {centre}")])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(FROM)
        .not_valid_after(UNTIL)
        .sign(key, hashes.SHA256())
    )
    return certificate.public_bytes(serialization.Encoding.PEM) + key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )


def _write(path: Path, data: bytes) -> None:
    """Whole or not at all, and never readable by others even for a moment."""
    part = Path(f"{path}.part")
    part.unlink(missing_ok=True)
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    os.replace(part, path)
