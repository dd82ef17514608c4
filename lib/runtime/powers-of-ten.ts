// Powers of ten as 128-bit significands, exact to the last bit.
//
// Printing and reading need 10^k for k from -351 to 350. A table of all of
// them takes 10 KB in every image. Here every 27th is stored with 192 bits, and
// one multiplication by a power of five below 2^64 gives the others: the 64
// bits to spare are enough, which was checked for every k.

import { countLeadingZeros, multiplyHigh } from "machine";

/** 10^(27 i - 351) with the top bit set: high, middle, low word. */
const everyTwentySeventh: u64[] = [
  0x8049_a4ac_0c58_11ae, 0x205b_896d_777d_6278, 0xac26_1e9f_5141_430b,
  0xcf42_894a_5dce_35ea, 0x5206_4cac_8286_75b9, 0x475f_2b7d_7df1_ad7a,
  0xa76c_5823_38ed_2621, 0xaf2a_f2b8_0af6_f24e, 0x657c_8f4d_4332_3a36,
  0x873e_4f75_e222_4e68, 0x5a77_44a6_e804_a291, 0xcc35_eddf_cf09_96d7,
  0xda7f_5bf5_9096_6848, 0xaf39_a475_506a_899e, 0xa302_94cc_2934_e662,
  0xb080_392c_c434_9dec, 0xbd8d_794d_96aa_cfb3, 0xfe13_a5c8_6af6_4418,
  0x8e93_8662_882a_f53e, 0x547e_b47b_7282_ee9c, 0x41b0_230e_1421_487d,
  0xe658_29b3_046b_0afa, 0x0cb4_a5a3_112a_5112, 0xa3b5_61b1_cb20_8396,
  0xba12_1a46_50e4_ddeb, 0x92f3_4d62_616c_e413, 0x21a0_183e_1058_3cd3,
  0x964e_858c_91ba_2655, 0x3a6a_07f8_d510_f86f, 0xe908_2f25_e9c5_e9ec,
  0xf2d5_6790_ab41_c2a2, 0xfae2_7299_423f_b9c3, 0x3695_dad7_e885_8901,
  0xc428_d05a_a475_1e4c, 0xaa97_e14c_3c26_b886, 0x9684_2dc9_5323_f5a8,
  0x9e74_d1b7_91e0_7e48, 0x775e_a264_cf55_347d, 0xca49_f1c0_5120_c9c7,
  0x8000_0000_0000_0000, 0x0000_0000_0000_0000, 0x0000_0000_0000_0000,
  0xcecb_8f27_f420_0f3a, 0x0000_0000_0000_0000, 0x0000_0000_0000_0000,
  0xa70c_3c40_a64e_6c51, 0x9990_90b6_5f67_d924, 0x0000_0000_0000_0000,
  0x86f0_ac99_b4e8_dafd, 0x69a0_28bb_3ded_71a3, 0xdf9f_9156_27c0_4e28,
  0xda01_ee64_1a70_8de9, 0xe80e_6f48_20cc_9495, 0xd74b_aad0_3bc1_d8d3,
  0xb01a_e745_b101_e9e4, 0x5ec0_5dcf_f72e_7f8f, 0xc04c_79ff_e324_301f,
  0x8e41_ade9_fbeb_c27d, 0x1458_8f13_be84_7307, 0x23bd_6a20_59c0_02f5,
  0xe5d3_ef28_2a24_2e81, 0x8f16_68c8_a86d_a5fa, 0xf0b5_ccf5_176e_cc7c,
  0xb9a7_4a06_37ce_2ee1, 0x6d95_3e2b_d717_3692, 0x88ef_b003_7ac0_8bde,
  0x95f8_3d0a_1fb6_9cd9, 0x4abd_af10_1564_f98e, 0x0d5a_4af7_b3a9_8e47,
  0xf24a_01a7_3cf2_dccf, 0xbc63_3b39_673c_8cec, 0x3d9c_44cd_2f36_917c,
  0xc3b8_3581_09e8_4f07, 0x0a86_2f80_ec47_00c8, 0x0260_6ea0_1029_dc37,
  0x9e19_db92_b4e3_1ba9, 0x6c07_a2c2_6a83_46d1, 0x4944_d9f5_2cd0_dec2,
];

const firstExponent: i32 = -351;
const exponentStep: u32 = 27;

/** 5^exponent for an exponent up to 27. */
function powerOfFive(exponent: u32): u64 {
  let result: u64 = 1;
  let square: u64 = 5;
  for (let rest: u32 = exponent; rest !== 0; rest = rest >> 1) {
    if ((rest & 1) !== 0) result = result * square;
    square = square * square;
  }
  return result;
}

/**
 * One half of floor(10^k / 2^(floorLog2PowerOfTen(k) - 127)). Asking for each
 * half computes the product twice, but leaves no state behind that threads
 * would share.
 */
function significandHalf(k: i32, wantsHigh: boolean): u64 {
  const index: u32 = u32(k - firstExponent);
  const row: u32 = (index / exponentStep) * 3;
  const five: u64 = powerOfFive(index % exponentStep);
  const factor: u64 = five << u64(countLeadingZeros(five));
  const top: u64 = everyTwentySeventh[row];
  const middle: u64 = everyTwentySeventh[row + 1];
  const bottom: u64 = everyTwentySeventh[row + 2];

  const carried: u64 = multiplyHigh(bottom, factor);
  const word1: u64 = middle * factor + carried;
  const carry1: u64 = word1 < carried ? 1 : 0;
  // Cannot overflow: a high half is at most 2^64 - 2.
  const carried2: u64 = multiplyHigh(middle, factor) + carry1;
  const word2: u64 = top * factor + carried2;
  const carry2: u64 = word2 < carried2 ? 1 : 0;
  const word3: u64 = multiplyHigh(top, factor) + carry2;

  const isNormal = word3 >> 63 !== 0;
  if (wantsHigh) return isNormal ? word3 : (word3 << 1) | (word2 >> 63);
  return isNormal ? word2 : (word2 << 1) | (word1 >> 63);
}

/** The high 64 bits of 10^k's 128-bit significand, rounded down. */
export function powerOfTenHigh(k: i32): u64 {
  return significandHalf(k, true);
}

/** The low 64 bits of 10^k's 128-bit significand, rounded down. */
export function powerOfTenLow(k: i32): u64 {
  return significandHalf(k, false);
}

/** Whether the 128-bit significand is 10^k itself: 5^55 is below 2^128. */
export function isPowerOfTenExact(k: i32): boolean {
  return k >= 0 && k <= 55;
}

/** floor(log2(10^k)), right for every k that the table knows. */
export function floorLog2PowerOfTen(k: i32): i32 {
  return (k * 1741647) >> 19;
}
