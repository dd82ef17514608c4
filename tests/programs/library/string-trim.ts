// trim, trimStart, trimEnd: every white space, nothing else.

const show = (text: string): void => console.log(`[${text}] ${text.length}`);
show("  a b  ".trim());
show("  a b  ".trimStart());
show("  a b  ".trimEnd());
show("\t\n\r\v\f x \u00a0\ufeff\u2003\u2028\u2029\u3000".trim());
show("   ".trim());
show("".trim());
show("x".trim());
show("\u200bx\u0085".trim().slice(1, 2));
show("\u200b".trim());
show("\u1680\u2000\u200a\u202f\u205fy".trim());
