// Exports gathered at the end, some under another name.

function upper(text: string): string {
  return text.toUpperCase();
}
const lower = (text: string) => text.toLowerCase();
export { upper as shout, lower as whisper };
