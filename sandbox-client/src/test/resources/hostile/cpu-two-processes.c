#include <unistd.h>
int main(void) { fork(); for (;;) {} }
