// What reads like a guard and is none: refused where what is read is missing.

#include "corpus.h"

PROGRAM(no_guard)
{
	return READ(ctx, first);
}

PROGRAM(no_guard_and_always_there)
{
	return READ(ctx, always);
}

PROGRAM(guard_on_another_field)
{
	if (HAS(second))
		return READ(ctx, first);
	return 0;
}

PROGRAM(guard_on_what_is_always_there)
{
	if (HAS(always))
		return READ(ctx, first);
	return 0;
}

PROGRAM(guard_on_what_never_is)
{
	if (HAS_OLD(nowhere))
		return READ(ctx, first);
	return 0;
}

PROGRAM(guard_after_the_read)
{
	__u64 value = READ(ctx, first);

	if (HAS(first))
		return value;
	return 0;
}

PROGRAM(guard_the_wrong_way_around)
{
	if (!HAS(first))
		return READ(ctx, first);
	return 0;
}

PROGRAM(guard_on_one_of_two_reads)
{
	__u64 value = 0;

	if (HAS(first))
		value = READ(ctx, first);
	return value + READ(ctx, second);
}

PROGRAM(guard_of_the_old_name)
{
	if (!HAS_OLD(first_old))
		return READ(ctx, first);
	return 0;
}

PROGRAM(guard_by_a_value)
{
	if (READ(ctx, always))
		return READ(ctx, first);
	return 0;
}

PROGRAM(guard_by_unlikely_value)
{
	if (READ(ctx, always) == 0x1234567890)
		return READ(ctx, first);
	return 0;
}

PROGRAM(size_without_exists)
{
	if (SIZE(second) == 4)
		return READ(ctx, second);
	return 0;
}

PROGRAM(size_before_exists)
{
	__u64 size = SIZE(second);

	HIDE(size);
	if (HAS(second) && size == 4)
		return READ(ctx, second);
	return 0;
}

PROGRAM(offset_without_exists)
{
	return bpf_core_field_offset(((struct target *)0)->first);
}

PROGRAM(switch_on_size_without_exists)
{
	switch (SIZE(second)) {
	case 4:
		return READ(ctx, second);
	case 8:
		return READ(ctx, always);
	default:
		return 0;
	}
}

PROGRAM(enumerator_without_exists)
{
	if (READ(ctx, always) == bpf_core_enum_value(enum mode, MODE_NEW))
		return 1;
	return 0;
}

PROGRAM(type_guard_for_a_field)
{
	if (bpf_core_type_exists(struct target))
		return READ(ctx, first);
	return 0;
}

PROGRAM(field_guard_for_a_chain)
{
	if (bpf_core_field_exists(((struct extra *)0)->next))
		return READ(ctx, extra, value) + READ(ctx, first);
	return 0;
}

PROGRAM(bitfield_without_guard)
{
	return BPF_CORE_READ_BITFIELD_PROBED(target_of(ctx), flag);
}

PROGRAM(array_element_without_guard)
{
	return READ(ctx, numbers[2]);
}

PROGRAM(array_element_by_a_value)
{
	struct target *target = (void *)look_up(0);

	if (!target)
		return 0;
	return target->numbers[READ(ctx, always) & 3];
}

PROGRAM(guard_on_another_path)
{
	__u64 value = 0;

	if (READ(ctx, always) & 1) {
		if (HAS(first))
			value = READ(ctx, first);
	} else {
		value = READ(ctx, first);
	}
	return value;
}

PROGRAM(guard_that_falls_through)
{
	if (!HAS(first))
		sink = 7;
	return READ(ctx, first);
}

PROGRAM(behind_an_exit_for_some)
{
	if (READ(ctx, always) != 9)
		return 0;
	return READ(ctx, first);
}
