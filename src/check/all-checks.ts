import type { Check } from '../model/check.ts';
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
];
