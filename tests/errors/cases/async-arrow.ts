// An async arrow function.

const later = async () => 1; // error: NT1, async
later();
