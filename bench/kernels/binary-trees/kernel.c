// C twin of kernel.ts. It frees nothing, as our programs do until there is a
// collector.

#include <stdio.h>
#include <stdlib.h>

typedef struct Tree {
  struct Tree *left, *right;
} Tree;

static Tree *grow(double depth) {
  Tree *tree = malloc(sizeof *tree);
  tree->left = depth == 0 ? NULL : grow(depth - 1);
  tree->right = depth == 0 ? NULL : grow(depth - 1);
  return tree;
}

static double count(const Tree *tree) {
  return tree == NULL ? 0 : 1 + count(tree->left) + count(tree->right);
}

int main(void) {
  double total = 0;
  for (int round = 0; round < 100; round++) total += count(grow(14));
  printf("%.0f\n", total);
}
