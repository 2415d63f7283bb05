/* The limit's signal, but no limit was crossed. */
#include <signal.h>
int main(void) { raise(SIGXFSZ); }
