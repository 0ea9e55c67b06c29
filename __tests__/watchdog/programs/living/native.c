#include <pthread.h>
#include <signal.h>
#include <time.h>
#include <unistd.h>

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t tick = PTHREAD_COND_INITIALIZER;
static pthread_cond_t done = PTHREAD_COND_INITIALIZER;

static void *poll(void *seconds) {
  time_t end = time(0) + (long)seconds;
  pthread_mutex_lock(&mutex);
  while (time(0) < end) {
    struct timespec at;
    clock_gettime(CLOCK_REALTIME, &at);
    at.tv_nsec += 5000000;
    if (at.tv_nsec >= 1000000000) {
      at.tv_sec += 1;
      at.tv_nsec -= 1000000000;
    }
    pthread_cond_timedwait(&tick, &mutex, &at);
  }
  pthread_cond_signal(&done);
  pthread_mutex_unlock(&mutex);
  return 0;
}

/* Waits without limit for a thread that polls every 5 ms on a static condition variable. */
void wait_for_poller(long seconds) {
  pthread_t thread;
  pthread_mutex_lock(&mutex);
  pthread_create(&thread, 0, poll, (void *)seconds);
  pthread_cond_wait(&done, &mutex);
  pthread_mutex_unlock(&mutex);
}

void work(long seconds) {
  time_t end = time(0) + seconds;
  while (time(0) < end) {
  }
}

void doze(long seconds) { sleep(seconds); }

/* Sends the process a signal by a POSIX timer. */
int signal_after(int number, long seconds) {
  struct sigevent event = {.sigev_notify = SIGEV_SIGNAL, .sigev_signo = number};
  struct itimerspec when = {.it_value = {.tv_sec = seconds}};
  timer_t timer;
  return timer_create(CLOCK_MONOTONIC, &event, &timer) || timer_settime(timer, 0, &when, 0);
}
