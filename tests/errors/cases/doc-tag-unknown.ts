// A misspelled doc tag.

/** @intrerupt */ // error: NT1004, intrerupt
function handler(): void {}
handler();
