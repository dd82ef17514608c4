// break to a label that is not there.

for (let i = 0; i < 3; i++) {
  if (i === 1) break outer; // error: TS1116
}
