// delete of a variable.

let x = 1;
delete x; // error: delete
export {};
