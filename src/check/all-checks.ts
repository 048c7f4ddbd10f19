import type { Check } from '../model/check.ts';
import { bodyEmpty } from './body/empty.ts';
import { bodyHtmlPage } from './body/html-page.ts';
import { contractContentType } from './contract/content-type.ts';
import { contractHeaderValue } from './contract/header-value.ts';
import { contractHeader } from './contract/header.ts';
import { contractMembers } from './contract/members.ts';
import { contractNoToken } from './contract/no-token.ts';
import { contractReading } from './contract/reading.ts';
import { contractReason } from './contract/reason.ts';
import { contractShape } from './contract/shape.ts';
import { contractStatus } from './contract/status.ts';
import { contractToken } from './contract/token.ts';
import { contractTypes } from './contract/types.ts';
import { contractUndocumentedMembers } from './contract/undocumented-members.ts';
import { contractUndocumentedStatus } from './contract/undocumented-status.ts';
import { contractValues } from './contract/values.ts';
import { documentRequiredHeader } from './document/required-header.ts';
import { jsonByteOrderMark } from './json/byte-order-mark.ts';
import { jsonCharset } from './json/charset.ts';
import { jsonDuplicateMember } from './json/duplicate-member.ts';
import { jsonFractionOfZero } from './json/fraction-of-zero.ts';
import { jsonGrammar } from './json/grammar.ts';
import { jsonInvalidUtf8 } from './json/invalid-utf-8.ts';
import { jsonLoneSurrogate } from './json/lone-surrogate.ts';
import { jsonTruncated } from './json/truncated.ts';
import { jsonUnsafeNumber } from './json/unsafe-number.ts';
import { leakClassName } from './leak/class-name.ts';
import { leakFilePath } from './leak/file-path.ts';
import { leakPrivateAddress } from './leak/private-address.ts';
import { leakSecretEcho } from './leak/secret-echo.ts';
import { leakServerVersion } from './leak/server-version.ts';
import { leakSetCookie } from './leak/set-cookie.ts';
import { leakSql } from './leak/sql.ts';
import { leakStackTrace } from './leak/stack-trace.ts';
import { leakWhichHalf } from './leak/which-half.ts';
import { rfc6749AccessToken } from './rfc6749/access-token.ts';
import { rfc6749Basic401 } from './rfc6749/basic-401.ts';
import { rfc6749CacheControl } from './rfc6749/cache-control.ts';
import { rfc6749CredentialsInUri } from './rfc6749/credentials-in-uri.ts';
import { rfc6749Enumeration } from './rfc6749/enumeration.ts';
import { rfc6749ErrorCode } from './rfc6749/error-code.ts';
import { rfc6749ErrorDescription } from './rfc6749/error-description.ts';
import { rfc6749ErrorStatus } from './rfc6749/error-status.ts';
import { rfc6749ExpiresIn } from './rfc6749/expires-in.ts';
import { rfc6749InvalidParameter } from './rfc6749/invalid-parameter.ts';
import { rfc6749InvalidScope } from './rfc6749/invalid-scope.ts';
import { rfc6749JsonAnswer } from './rfc6749/json-answer.ts';
import { rfc6749MalformedBody } from './rfc6749/malformed-body.ts';
import { rfc6749MalformedCredential } from './rfc6749/malformed-credential.ts';
import { rfc6749MissingParameter } from './rfc6749/missing-parameter.ts';
import { rfc6749NoCredentials } from './rfc6749/no-credentials.ts';
import { rfc6749PostOnly } from './rfc6749/post-only.ts';
import { rfc6749Pragma } from './rfc6749/pragma.ts';
import { rfc6749RefreshToken } from './rfc6749/refresh-token.ts';
import { rfc6749RepeatedParameter } from './rfc6749/repeated-parameter.ts';
import { rfc6749SuccessStatus } from './rfc6749/success-status.ts';
import { rfc6749UnknownClient } from './rfc6749/unknown-client.ts';
import { rfc6749UnknownParameter } from './rfc6749/unknown-parameter.ts';
import { rfc6749UnsupportedGrant } from './rfc6749/unsupported-grant.ts';
import { rfc6749WrongCredential } from './rfc6749/wrong-credential.ts';
import { rfc6749WrongSecret } from './rfc6749/wrong-secret.ts';
import { rfc6750Lifetime } from './rfc6750/lifetime.ts';
import { rfc6750TokenInUrl } from './rfc6750/token-in-url.ts';
import { rfc7617Realm } from './rfc7617/realm.ts';
import { rfc9110Allow } from './rfc9110/allow.ts';
import { rfc9110ContentType } from './rfc9110/content-type.ts';
import { rfc9110Date } from './rfc9110/date.ts';
import { rfc9110EncodingOffered } from './rfc9110/encoding-offered.ts';
import { rfc9110EncodingStacked } from './rfc9110/encoding-stacked.ts';
import { rfc9110HeaderCase } from './rfc9110/header-case.ts';
import { rfc9110MediaType } from './rfc9110/media-type.ts';
import { rfc9110MediaTypeForm } from './rfc9110/media-type-form.ts';
import { rfc9110SchemeCase } from './rfc9110/scheme-case.ts';
import { rfc9110ServerError } from './rfc9110/server-error.ts';
import { rfc9110WwwAuthenticate } from './rfc9110/www-authenticate.ts';
import { rfc9111Age } from './rfc9111/age.ts';
import { rfc9112HeaderWhitespace } from './rfc9112/header-whitespace.ts';
import { rfc9700Redirect } from './rfc9700/redirect.ts';
import { signatureEnforced } from './signature/enforced.ts';
import { tokenAlgNone } from './token/alg-none.ts';
import { tokenAudience } from './token/audience.ts';
import { tokenCharset } from './token/charset.ts';
import { tokenClock } from './token/clock.ts';
import { tokenDocumentedForm } from './token/documented-form.ts';
import { tokenEntropy } from './token/entropy.ts';
import { tokenExpBeforeIat } from './token/exp-before-iat.ts';
import { tokenExpired } from './token/expired.ts';
import { tokenExpiry } from './token/expiry.ts';
import { tokenJwtDecodable } from './token/jwt-decodable.ts';
import { tokenJwtParts } from './token/jwt-parts.ts';
import { tokenLifetime } from './token/lifetime.ts';
import { tokenNotYetValid } from './token/not-yet-valid.ts';
import { tokenSecretInside } from './token/secret-inside.ts';
import { tokenSignature } from './token/signature.ts';
import { tokenTypeCase } from './token/type-case.ts';
import { tokenType } from './token/type.ts';
import { tokenUnique } from './token/unique.ts';

/** The catalogue. Ids are stable: waivers name them; prose may change. */
export const allChecks: readonly Check[] = [
  contractNoToken,
  contractShape,
  contractReason,
  contractStatus,
  contractUndocumentedStatus,
  contractContentType,
  contractHeader,
  contractHeaderValue,
  contractToken,
  contractMembers,
  contractTypes,
  contractValues,
  contractReading,
  contractUndocumentedMembers,
  bodyEmpty,
  bodyHtmlPage,
  jsonByteOrderMark,
  jsonCharset,
  jsonDuplicateMember,
  jsonFractionOfZero,
  jsonGrammar,
  jsonInvalidUtf8,
  jsonLoneSurrogate,
  jsonTruncated,
  jsonUnsafeNumber,
  tokenAlgNone,
  tokenAudience,
  tokenCharset,
  tokenClock,
  tokenDocumentedForm,
  tokenEntropy,
  tokenExpBeforeIat,
  tokenExpired,
  tokenExpiry,
  tokenJwtDecodable,
  tokenJwtParts,
  tokenLifetime,
  tokenNotYetValid,
  tokenSecretInside,
  tokenSignature,
  tokenTypeCase,
  tokenType,
  tokenUnique,
  rfc6749AccessToken,
  rfc6749Basic401,
  rfc6749CacheControl,
  rfc6749CredentialsInUri,
  rfc6749Enumeration,
  rfc6749ErrorCode,
  rfc6749ErrorDescription,
  rfc6749ErrorStatus,
  rfc6749ExpiresIn,
  rfc6749InvalidParameter,
  rfc6749InvalidScope,
  rfc6749JsonAnswer,
  rfc6749MalformedBody,
  rfc6749MalformedCredential,
  rfc6749MissingParameter,
  rfc6749NoCredentials,
  rfc6749PostOnly,
  rfc6749Pragma,
  rfc6749RefreshToken,
  rfc6749RepeatedParameter,
  rfc6749SuccessStatus,
  rfc6749UnknownClient,
  rfc6749UnknownParameter,
  rfc6749UnsupportedGrant,
  rfc6749WrongCredential,
  rfc6749WrongSecret,
  rfc6750Lifetime,
  rfc6750TokenInUrl,
  rfc7617Realm,
  rfc9110Allow,
  rfc9110ContentType,
  rfc9110Date,
  rfc9110EncodingOffered,
  rfc9110EncodingStacked,
  rfc9110HeaderCase,
  rfc9110MediaType,
  rfc9110MediaTypeForm,
  rfc9110SchemeCase,
  rfc9110ServerError,
  rfc9110WwwAuthenticate,
  rfc9111Age,
  rfc9112HeaderWhitespace,
  rfc9700Redirect,
  documentRequiredHeader,
  signatureEnforced,
  leakClassName,
  leakFilePath,
  leakPrivateAddress,
  leakSecretEcho,
  leakServerVersion,
  leakSetCookie,
  leakSql,
  leakStackTrace,
  leakWhichHalf,
];
