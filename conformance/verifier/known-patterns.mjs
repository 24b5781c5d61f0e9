const RANGE = 'ranges of numbers';
const BITS = 'known bits of numbers';
const HELPER = 'what helpers return';
const NULLNESS = 'a pointer that was looked at before, or cannot be null';
const REACH = 'how far an unknown offset or size reaches into the stack';
const ROUNDS = 'how often a callback is called';

/**
 * Programs of the corpus that are called broken and load, by `file/program`, and what the verifier knows
 * there besides constants. Each must still differ somewhere, or it is told.
 *
 * @type {Record<string, string>}
 */
export const KNOWN_PATTERNS = {
  'arithmetic/divided_by_guard': RANGE,
  'arithmetic/known_bit_is_set': BITS,
  'arithmetic/known_bits': BITS,
  'arithmetic/null_check_of_a_map': NULLNESS,
  'arithmetic/processor_id': HELPER,
  'arithmetic/range_by_branch': RANGE,
  'arithmetic/range_by_mask': RANGE,
  'arithmetic/range_by_shift': RANGE,
  'arithmetic/range_of_a_byte': RANGE,
  'arithmetic/result_of_a_helper': HELPER,
  'arithmetic/second_null_check': NULLNESS,
  'callbacks/callback_sets_the_guard_for_no_round': ROUNDS,
  'stack/array_written_by_a_value_behind_it': REACH,
  'stack/probe_read_of_a_range': REACH,
};

/** Programs in which nothing is ever unresolved: what they are beside is. */
export const NEVER_UNRESOLVED = new Set([
  'programs/tail_call_behind_the_guard',
  'unguarded/no_guard_and_always_there',
]);
