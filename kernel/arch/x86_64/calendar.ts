// The battery-backed calendar. Motorola MC146818 data sheet.

import { readPort8, writePort8 } from "./registers.ts";

const calendarIndex: u16 = 0x70;
const calendarData: u16 = 0x71;
const statusA: u8 = 0x0a;
const statusB: u8 = 0x0b;
const updateInProgress: u8 = 0x80;
const isBinary: u8 = 0x04;
const is24Hour: u8 = 0x02;
const afternoon: u8 = 0x80;

function calendarRegister(index: u8): u8 {
  writePort8(calendarIndex, index);
  return readPort8(calendarData);
}

/** Seconds since 1970 (UTC); 0 when there is no such device. */
export function calendarSeconds(): u64 {
  if (calendarRegister(statusA) === 0xff) return 0;
  // Read twice until both agree: an update in between is then noticed.
  let last: u64 = 0;
  for (let attempt: u32 = 0; attempt < 10; attempt++) {
    const seconds = readCalendar();
    if (seconds !== 0 && seconds === last) return seconds;
    last = seconds;
  }
  return last;
}

/** 0 while the device is changing its registers. */
function readCalendar(): u64 {
  let patience: u32 = 10_000;
  while ((calendarRegister(statusA) & updateInProgress) !== 0) {
    if (patience === 0) return 0;
    patience--;
  }
  const format = calendarRegister(statusB);
  const second = decimal(calendarRegister(0), format);
  const minute = decimal(calendarRegister(2), format);
  const hour = decodeHour(calendarRegister(4), format);
  const day = decimal(calendarRegister(7), format);
  const month = decimal(calendarRegister(8), format);
  const year = decimal(calendarRegister(9), format) + 2000;
  if (month === 0 || month > 12 || day === 0 || day > 31) return 0;
  return (
    (daysSince1970(year, month, day) * 24 + hour) * 3600 + minute * 60 + second
  );
}

function decimal(value: u8, format: u8): u64 {
  if ((format & isBinary) !== 0) return u64(value);
  return u64(value >> 4) * 10 + u64(value & 15);
}

function decodeHour(value: u8, format: u8): u64 {
  if ((format & is24Hour) !== 0) return decimal(value, format);
  const hour = decimal(value & ~afternoon, format) % 12;
  return (value & afternoon) !== 0 ? hour + 12 : hour;
}

/** The civil calendar with years that begin in March (Howard Hinnant). */
function daysSince1970(year: u64, month: u64, day: u64): u64 {
  const shiftedYear = month <= 2 ? year - 1 : year;
  const shiftedMonth = month <= 2 ? month + 9 : month - 3;
  const era = shiftedYear / 400;
  const yearOfEra = shiftedYear - era * 400;
  const dayOfYear = (153 * shiftedMonth + 2) / 5 + day - 1;
  const dayOfEra =
    yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}
