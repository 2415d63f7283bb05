// SPDX-License-Identifier: Apache-2.0
package dev.afterburner.workbench.study.run;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Who may use the machine. Programs are judged and measured by one line at a time, so that nothing
 * else runs beside what is measured; a model that computes on this machine takes the same turn, and
 * others are asked by as many lines at a time as the study says.
 */
final class Turns {

  private final ReentrantLock machine = new ReentrantLock(true);
  private final Semaphore requests;
  private final Map<String, ReentrantLock> questions = new ConcurrentHashMap<>();

  Turns(int requests) {
    this.requests = new Semaphore(requests, true);
  }

  /** Waits for the machine; one who has it keeps it. */
  void takeMachine() {
    if (!machine.isHeldByCurrentThread()) {
      machine.lock();
    }
  }

  /** Gives the machine up where this thread has it. */
  void giveMachine() {
    if (machine.isHeldByCurrentThread()) {
      machine.unlock();
    }
  }

  /** What one who asks a question holds, so that nobody asks the same one meanwhile. */
  ReentrantLock once(String question) {
    return questions.computeIfAbsent(question, q -> new ReentrantLock());
  }

  /** Waits for a request to be allowed. */
  void takeRequest() {
    requests.acquireUninterruptibly();
  }

  void giveRequest() {
    requests.release();
  }
}
