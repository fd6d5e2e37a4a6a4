package org.khabar.cli;

/** Entry point of the {@code khabar} command. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.out.println("khabar");
  }
}
