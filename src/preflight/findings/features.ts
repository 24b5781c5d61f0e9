import type { Finding, Reach } from '../finding.js';
import type { FeatureNeed } from '../needs.js';
import { hasSince, type KnownKernel } from './kernel.js';

/**
 * What a program has that a kernel of that generation does not take. It is refused only where the newest that the
 * kernel's BPF can be lacks it.
 */
export function featureFindings(
  features: readonly FeatureNeed[],
  kernel: KnownKernel,
  reach: Reach,
): Finding[] {
  return features.flatMap(
    ({ feature, since, backportedTo, instead, insns, isIfReached, at }): Finding[] => {
      const own = hasSince(kernel, since);
      const mayHave = backportedTo !== undefined && hasSince(kernel, backportedTo) !== 'lacking';
      const presence = own === 'lacking' && mayHave ? 'unknown' : own;
      if (presence === 'there') return [];
      const mend = instead === undefined ? '' : `; ${instead}`;
      const common = { subject: `program that ${feature}`, ...(at && { source: at }) };
      if (presence === 'unknown') {
        const reason = `it is not known from here whether this kernel takes a program that ${feature} (Linux ${since} is the first that does)`;
        return [{ effect: 'unknown', reason, ...common }];
      }
      const reason = `this kernel takes no program that ${feature} (Linux ${since} is the first that does)${mend}`;
      return [{ ...(isIfReached ? reach(insns) : { effect: 'refused' }), reason, ...common }];
    },
  );
}
