import * as knnxBuilder from '../../contracts/knnx-dlat/generated/builder.ts';
import * as knnxForms from '../../contracts/knnx-dlat/generated/forms.ts';
import * as singapayBuilder from '../../contracts/singapay-b2b/generated/builder.ts';
import * as singapayForms from '../../contracts/singapay-b2b/generated/forms.ts';
import * as b2bBuilder from '../../contracts/singleview-b2b/generated/builder.ts';
import * as b2bForms from '../../contracts/singleview-b2b/generated/forms.ts';
import * as bankingBuilder from '../../contracts/singleview-openbanking/generated/builder.ts';
import * as bankingForms from '../../contracts/singleview-openbanking/generated/forms.ts';
import * as payoutsBuilder from '../../contracts/singleview-payouts/generated/builder.ts';
import * as payoutsForms from '../../contracts/singleview-payouts/generated/forms.ts';
import type { BuiltRequest, RequestOptions } from '../../src/contract/build-request.ts';
import type { Violation } from '../../src/model/validation.ts';

type Credentials = Readonly<Record<string, string>>;
export type Integrated = {
  /** The URL that an integrator configures. */
  readonly baseUrl: string;
  readonly build: (credentials: never, options: RequestOptions) => BuiltRequest;
  readonly validate: (body: unknown) => readonly Violation[];
};

/** What an integrator has of each provider: a builder of the request that gets a token, and the validator of the answer. */
export const integrated: Readonly<Record<string, Integrated>> = {
  'knnx-dlat': {
    baseUrl: 'https://tenant.example.test/oauth2/token',
    build: knnxBuilder.requestToken,
    validate: knnxForms.validateTokenResponse,
  },
  'singapay-b2b': {
    baseUrl: 'https://singapay.example.test',
    build: singapayBuilder.requestToken,
    validate: singapayForms.validateTokenResponse,
  },
  'singleview-b2b': {
    baseUrl: 'https://singleview.example.test/gateway',
    build: b2bBuilder.postAuthToken,
    validate: b2bForms.validateTokenResponse,
  },
  'singleview-openbanking': {
    baseUrl: 'https://banking.example.test/',
    build: bankingBuilder.requestToken,
    validate: bankingForms.validateTokenResponse,
  },
  'singleview-payouts': {
    baseUrl: 'https://payouts.example.test',
    build: payoutsBuilder.requestToken,
    validate: payoutsForms.validateTokenResponse,
  },
};

/** The documented request of a provider with these credentials. */
export const requestOf = ({ build, baseUrl }: Integrated, credentials: Credentials): BuiltRequest =>
  build(credentials as never, { baseUrl });
