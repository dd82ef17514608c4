// delete of an array element would make a hole.

const list = [1, 2, 3];
delete list[1]; // error: NT1, delete
console.log(list.length);
