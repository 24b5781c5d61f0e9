// Guards as branches: each way that C has to ask before it reads.

#include "corpus.h"

PROGRAM(if_exists)
{
	if (HAS(first))
		return READ(ctx, first);
	return 0;
}

PROGRAM(if_else)
{
	__u64 value;

	if (HAS(first))
		value = READ(ctx, first);
	else
		value = READ(ctx, always);
	return value;
}

PROGRAM(if_not)
{
	__u64 value = 0;

	if (!HAS(first))
		value = READ(ctx, always);
	else
		value = READ(ctx, first);
	return value;
}

PROGRAM(early_return)
{
	if (!HAS(first))
		return 0;
	sink = READ(ctx, always);
	return READ(ctx, first);
}

PROGRAM(ternary)
{
	return HAS(first) ? READ(ctx, first) : 0;
}

PROGRAM(and_value)
{
	if (HAS(first) && READ(ctx, first) > 7)
		return 1;
	return 0;
}

PROGRAM(or_value)
{
	if (!HAS(first) || READ(ctx, first) > 7)
		return 1;
	return 0;
}

PROGRAM(and_both)
{
	if (HAS(first) && HAS(second))
		return READ(ctx, first) + READ(ctx, second);
	return 0;
}

// Refused where one of them is missing.
PROGRAM(or_both)
{
	if (HAS(first) || HAS(second))
		return READ(ctx, first) + READ(ctx, second);
	return 0;
}

PROGRAM(value_and_guard)
{
	__u64 value = READ(ctx, always);

	if (value > 3 && HAS(first))
		return READ(ctx, first);
	return 0;
}

PROGRAM(value_or_no_guard)
{
	if (READ(ctx, always) == 3 || !HAS(first))
		return 1;
	return READ(ctx, first);
}

PROGRAM(else_if_chain)
{
	if (HAS(first))
		return READ(ctx, first);
	else if (HAS(second))
		return READ(ctx, second);
	else if (HAS(flag))
		return BPF_CORE_READ_BITFIELD_PROBED(target_of(ctx), flag);
	return 0;
}

PROGRAM(nested)
{
	__u64 value = 0;

	if (HAS(first)) {
		value = READ(ctx, first);
		if (HAS(second)) {
			value += READ(ctx, second);
			if (HAS(extra))
				value += READ(ctx, extra, value);
		}
	}
	return value;
}

PROGRAM(goto_out)
{
	__u64 value = 1;

	if (!HAS(first))
		goto out;
	value = READ(ctx, first);
	if (!HAS(second))
		goto out;
	value += READ(ctx, second);
out:
	sink = value;
	return 0;
}

PROGRAM(equals_one)
{
	if (HAS(first) == 1)
		return READ(ctx, first);
	return 0;
}

PROGRAM(both_equal)
{
	if (HAS(first) == HAS(second)) {
		if (HAS(second))
			return READ(ctx, first);
		return 2;
	}
	return 0;
}

PROGRAM(greater_than_other)
{
	if (HAS(first) > HAS(second))
		return READ(ctx, first);
	return 0;
}

PROGRAM(type_exists)
{
	if (bpf_core_type_exists(struct extra))
		return READ(ctx, extra, value);
	return 0;
}

#if __clang_major__ >= 15
PROGRAM(type_matches)
{
	if (bpf_core_type_matches(struct extra))
		return READ(ctx, extra, value);
	return 0;
}
#endif

PROGRAM(enumerator_exists)
{
	if (bpf_core_enum_value_exists(enum mode, MODE_NEW))
		return bpf_core_enum_value(enum mode, MODE_NEW);
	return 0;
}

PROGRAM(enumerator_compared)
{
	if (bpf_core_enum_value_exists(enum mode, MODE_NEW) &&
	    READ(ctx, always) == bpf_core_enum_value(enum mode, MODE_NEW))
		return 1;
	return 0;
}

PROGRAM(flavour_fallback)
{
	struct target___old *old = (void *)target_of(ctx);

	if (HAS_OLD(first_old))
		return BPF_CORE_READ(old, first_old);
	return READ(ctx, first);
}

PROGRAM(flavour_first)
{
	struct target___old *old = (void *)target_of(ctx);

	if (HAS(first))
		return READ(ctx, first);
	if (HAS_OLD(first_old))
		return BPF_CORE_READ(old, first_old);
	if (HAS_OLD(nowhere))
		return BPF_CORE_READ(old, nowhere);
	return 0;
}

PROGRAM(probe_read)
{
	__u64 value = 0;

	if (HAS(first))
		BPF_CORE_READ_INTO(&value, target_of(ctx), first);
	return value;
}

PROGRAM(probe_read_without_relocated_base)
{
	struct target *target = target_of(ctx);
	__u64 value = 0;

	if (HAS(first))
		bpf_probe_read_kernel(&value, sizeof(value), &target->first);
	return value;
}

PROGRAM(string)
{
	char name[16] = {};

	if (HAS(name))
		bpf_core_read_str(name, sizeof(name), &target_of(ctx)->name);
	return name[0] + name[3];
}

PROGRAM(array_element)
{
	if (HAS(numbers[3]))
		return READ(ctx, numbers[3]);
	return 0;
}

PROGRAM(bitfield)
{
	if (HAS(flag))
		return BPF_CORE_READ_BITFIELD_PROBED(target_of(ctx), flag);
	return 0;
}

PROGRAM(bitfield_in_a_map_value)
{
	struct target *target = (void *)look_up(1);

	if (!target)
		return 0;
	if (HAS(wide))
		return BPF_CORE_READ_BITFIELD(target, wide);
	return 1;
}

PROGRAM(bitfields_of_which_one_is_asked)
{
	struct target *target = target_of(ctx);

	if (!HAS(flag))
		return 0;
	return BPF_CORE_READ_BITFIELD_PROBED(target, flag) + BPF_CORE_READ_BITFIELD_PROBED(target, wide);
}

PROGRAM(chain_of_pointers)
{
	if (HAS(extra) && bpf_core_field_exists(((struct extra *)0)->next))
		return READ(ctx, extra, next, next, value);
	return 0;
}

PROGRAM(loads_of_a_map_value)
{
	struct target *target = (void *)look_up(0);

	if (!target)
		return 0;
	if (HAS(first))
		target->always += target->first;
	if (HAS(second))
		target->always += target->second;
	return 0;
}

PROGRAM(stores_to_a_map_value)
{
	struct target *target = (void *)look_up(0);

	if (target && HAS(first)) {
		target->first = 7;
		if (HAS(numbers))
			target->numbers[1] = target->first;
	}
	return 0;
}

struct __sk_buff___asked {
	__u32 len;
	__u32 pkt_type;
	__u32 mark;
} __attribute__((preserve_access_index));

SEC("socket")
int field_of_the_context(struct __sk_buff *skb)
{
	struct __sk_buff___asked *asked = (void *)skb;

	sink = asked->len;
	if (bpf_core_field_exists(asked->mark))
		sink = asked->mark;
	if (bpf_core_field_exists(asked->pkt_type))
		sink = asked->pkt_type;
	return 0;
}

PROGRAM(exists_and_size)
{
	if (HAS(second) && SIZE(second) == 4)
		return READ(ctx, second);
	return 0;
}

PROGRAM(size_chosen_by_exists)
{
	__u64 size = HAS(second) ? SIZE(second) : 0;

	if (size > 0)
		return READ(ctx, second);
	return 0;
}

PROGRAM(type_size_above)
{
	if (bpf_core_type_size(struct extra) > 4)
		return READ(ctx, extra, value);
	return 0;
}

PROGRAM(type_size_below)
{
	if (bpf_core_type_size(struct extra) < 4)
		return 0;
	return READ(ctx, extra, value);
}

PROGRAM(type_id_of_the_kernel)
{
	if (bpf_core_type_id_kernel(struct extra))
		return READ(ctx, extra, value);
	return 0;
}

PROGRAM(offset_kept)
{
	__s64 offset = -1;
	__u64 value = 0;

	if (HAS(first))
		offset = bpf_core_field_offset(((struct target *)0)->first);
	sink = READ(ctx, always);
	if (offset >= 0)
		bpf_probe_read_kernel(&value, sizeof(value), (void *)target_of(ctx) + offset);
	return value;
}

PROGRAM(offset_kept_and_asked_again)
{
	__s64 offset = -1;

	if (HAS(first))
		offset = bpf_core_field_offset(((struct target *)0)->first);
	HIDE(offset);
	if (offset != -1)
		return READ(ctx, first);
	return 0;
}

PROGRAM(switch_on_guards)
{
	switch (HAS(first) * 2 + HAS(second)) {
	case 3:
		return READ(ctx, first) + READ(ctx, second);
	case 2:
		return READ(ctx, first);
	case 1:
		return READ(ctx, second);
	default:
		return 0;
	}
}

PROGRAM(switch_on_size)
{
	if (!HAS(second))
		return 0;
	switch (SIZE(second)) {
	case 4:
		return READ(ctx, second);
	case 8:
		return READ(ctx, second) + 1;
	case 1:
		return READ(ctx, first);
	default:
		return READ(ctx, extra, value);
	}
}

PROGRAM(switch_with_a_guarded_case)
{
	switch (READ(ctx, always)) {
	case 1:
		return 4;
	case 2:
		return HAS(first) ? READ(ctx, first) : 0;
	case 3:
		return HAS(second) ? READ(ctx, second) : 0;
	case 4:
		return READ(ctx, always) + 9;
	case 5:
		return 17;
	case 6:
		return 2;
	default:
		return 1;
	}
}

PROGRAM(jump_of_32_bits)
{
	__u32 has = HAS(first);

	HIDE(has);
	if (has == 0)
		return 0;
	return READ(ctx, first);
}

PROGRAM(jump_signed)
{
	int has = HAS(first);

	HIDE(has);
	if (has <= 0)
		return 0;
	return READ(ctx, first);
}

PROGRAM(jump_by_bit)
{
	__u64 has = HAS(first);

	HIDE(has);
	if (has & 1)
		return READ(ctx, first);
	return 0;
}

PROGRAM(jump_by_registers)
{
	__u64 has = HAS(first);
	__u64 one = 1;

	HIDE(has);
	HIDE(one);
	if (has == one)
		return READ(ctx, first);
	return 0;
}

PROGRAM(jump_by_registers_of_32_bits)
{
	__u32 has = HAS(first);
	__u32 one = 1;

	HIDE(has);
	HIDE(one);
	if (has < one)
		return 0;
	return READ(ctx, first);
}

PROGRAM(twice_asked)
{
	__u64 value = 0;

	if (HAS(first))
		value = READ(ctx, first);
	sink = bpf_ktime_get_ns();
	if (HAS(first))
		value += READ(ctx, first);
	return value;
}

PROGRAM(both_sides_meet_again)
{
	__u64 value = READ(ctx, always);

	if (value & 1)
		sink = 1;
	else
		sink = 2;
	if (value & 8)
		sink = bpf_ktime_get_ns();
	if (HAS(first))
		return READ(ctx, first);
	return 0;
}

PROGRAM(assumed)
{
	if (!HAS(first))
		__builtin_unreachable();
	return READ(ctx, first);
}
