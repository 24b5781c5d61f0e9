// SPDX-License-Identifier: GPL-2.0
// Which arithmetic keeps constants.

#include "rules.h"

RULE(control__plain, "r6 = 7; ", "r6 == 7")
UNKNOWN(control__unknown, "", "r6 == 7")
RULE(control__other, "r6 = 8; ", "r6 == 7")

RULE(always__add, "r6 = 7; r6 += 5; ", "r6 == 12")
RULE(arithmetic__sub, "r6 = 7; r6 -= 9; ", "r6 == -2")
RULE(arithmetic__mul, "r6 = 7; r6 *= -3; ", "r6 == -21")
RULE(arithmetic__and, "r6 = 7; r6 &= 5; ", "r6 == 5")
RULE(arithmetic__or, "r6 = 5; r6 |= 10; ", "r6 == 15")
RULE(arithmetic__lsh, "r6 = 5; r6 <<= 33; r6 >>= 31; ", "r6 == 20")
RULE(arithmetic__rsh, "r6 = -1; r6 >>= 60; ", "r6 == 15")
RULE(arithmetic__registers, "r6 = 7; r7 = 2; r6 *= r7; r6 -= r7; r6 |= r7; r6 <<= r7; ", "r6 == 56")
RULE(arithmetic32__add, "w6 = -1; w6 += 3; ", "r6 == 2")
RULE(wrapping__sub32, "w6 = 3; w6 -= 4; r6 >>= 16; ", "r6 == 0xffff")
RULE(arithmetic32__mul, "w6 = 0x10000; w6 *= 0x10000; ", "r6 == 0")
RULE(arithmetic32__and, "w6 = -1; w6 &= -2; r6 >>= 16; ", "r6 == 0xffff")
RULE(arithmetic32__or, "w6 = 1; w6 |= -2; r6 >>= 32; ", "r6 == 0")
RULE(arithmetic32__lsh, "w6 = 3; w6 <<= 31; r6 >>= 31; ", "r6 == 1")
RULE(arithmetic32__rsh, "w6 = -1; w6 >>= 30; ", "r6 == 3")
RULE(always__move, "r6 = 7; r7 = r6; ", "r7 == 7")
RULE(always__move32, "w6 = -1; r6 >>= 32; ", "r6 == 0")
RULE(wideImmediates__load, "r6 = 0x700000005 ll; r6 >>= 32; ", "r6 == 7")
UNKNOWN(never__shifted_out, "r6 >>= 32; r6 >>= 32; ", "r6 == 0")
UNKNOWN(never__minus_itself, "r6 -= r6; ", "r6 == 0")

RULE(wrapping__add32, "w6 = 0x80000000; w6 += -0x80000000; ", "r6 == 0")
RULE(wrapping__sub32_register, "w6 = 3; w7 = 5; w6 -= w7; r6 >>= 1; ", "r6 == 0x7fffffff")

RULE(xor__immediate, "r6 = 5; r6 ^= 3; ", "r6 == 6")
RULE(xor__register, "r6 = 5; r7 = 3; r6 ^= r7; ", "r6 == 6")
RULE(xor__itself, "r6 = 5; r6 ^= r6; ", "r6 == 0")
RULE(xor__lower, "r6 = -1; w6 ^= -2; ", "r6 == 1")
UNKNOWN(never__xor_itself, "r6 ^= r6; ", "r6 == 0")

RULE(arsh__immediate, "r6 = -8; r6 s>>= 1; ", "r6 == -4")
RULE(arsh__register, "r6 = -8; r7 = 1; r6 s>>= r7; ", "r6 == -4")
RULE(arsh__lower, "w6 = -8; w6 s>>= 1; r6 >>= 1; ", "r6 == 0x7ffffffe")

RULE(moves32__keep, "r6 = 7; w7 = w6; ", "r7 == 7")
RULE(moves32__cut, "r6 = -1; w7 = w6; r7 >>= 31; ", "r7 == 1")

UNKNOWN(productsWithUnknown__mul, "r6 *= 0; ", "r6 == 0")
UNKNOWN(productsWithUnknown__and, "r6 &= 0; ", "r6 == 0")
UNKNOWN(productsWithUnknown__mul_register, "r7 = 0; r6 *= r7; ", "r6 == 0")
UNKNOWN(productsWithUnknown__and_register, "r7 = 0; r6 &= r7; ", "r6 == 0")
UNKNOWN(productsWithUnknown__mul32, "w6 *= 0; ", "r6 == 0")
UNKNOWN(productsWithUnknown__and32, "w6 &= 0; ", "r6 == 0")
UNKNOWN(productsWithUnknown__and32_register, "r7 = 0; w6 &= w7; ", "r6 == 0")
UNKNOWN(productsWithUnknown__and_left, "r7 = 0; r7 &= r6; ", "r7 == 0")
UNKNOWN(productsWithUnknown__and32_left, "w7 = 0; w7 &= w6; ", "r7 == 0")

UNKNOWN(zeroTimesUnknown__mul, "r7 = 0; r7 *= r6; ", "r7 == 0")
UNKNOWN(zeroTimesUnknown__mul32, "w7 = 0; w7 *= w6; ", "r7 == 0")
UNKNOWN(never__or_all, "r6 |= -1; ", "r6 == -1")

RULE(neg__64, "r6 = 5; r6 = -r6; ", "r6 == -5")
RULE(neg__32, "w6 = 5; w6 = -w6; r6 >>= 1; ", "r6 == 0x7ffffffd")
RULE(neg__zero, "r6 = 0; r6 = -r6; ", "r6 == 0")

RULE(signExtension__8, "r6 = 0x1ff; r7 = (s8)r6; ", "r7 == -1")
RULE(signExtension__16, "r6 = 0x1ffff; r7 = (s16)r6; ", "r7 == -1")
RULE(signExtension__32, "w6 = -3; r7 = (s32)r6; ", "r7 == -3")
RULE(signExtension__8_lower, "r6 = 0xff; w7 = (s8)w6; r7 >>= 1; ", "r7 == 0x7fffffff")
RULE(signExtension__16_lower, "r6 = 0x7fff; w7 = (s16)w6; ", "r7 == 0x7fff")

RULE(end__be16, "r6 = 1; r6 = be16 r6; ", "r6 == 0x100")
RULE(end__be32, "r6 = 0x100; r6 = be32 r6; ", "r6 == 0x10000")
RULE(end__be64, "r6 = 1; r6 = be64 r6; r6 >>= 48; ", "r6 == 0x100")
RULE(end__le16, "r6 = 0x12345; r6 = le16 r6; ", "r6 == 0x2345")
RULE(end__le32, "r6 = -1; r6 = le32 r6; r6 >>= 31; ", "r6 == 1")
RULE(end__le64, "r6 = 5; r6 = le64 r6; ", "r6 == 5")
RULE(end__bswap16, "r6 = 1; r6 = bswap16 r6; ", "r6 == 0x100")
RULE(end__bswap64, "r6 = 1; r6 = bswap64 r6; r6 >>= 48; ", "r6 == 0x100")

RULE(div__div, "r6 = 13; r6 /= 4; ", "r6 == 3")
RULE(div__mod, "r6 = 13; r6 %= 4; ", "r6 == 1")
RULE(div__div_register, "r6 = 13; r7 = 4; r6 /= r7; ", "r6 == 3")
RULE(div__mod_register, "r6 = 13; r7 = 4; r6 %= r7; ", "r6 == 1")
RULE(div__div32, "w6 = -1; w6 /= 2; ", "r6 == 0x7fffffff")
RULE(div__mod32, "w6 = -1; w6 %= 16; ", "r6 == 15")
RULE(div__by_zero, "r6 = 13; r7 = 0; r6 /= r7; ", "r6 == 0")
RULE(div__mod_zero, "r6 = 13; r7 = 0; r6 %= r7; ", "r6 == 13")
RULE(div__signed, "r6 = -13; r6 s/= 4; ", "r6 == -3")
RULE(div__signed_mod, "r6 = -13; r6 s%= 4; ", "r6 == -1")
UNKNOWN(never__mod_one, "r6 %= 1; ", "r6 == 0")

char LICENSE[] SEC("license") = "GPL";
