package org.khabar.browser;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import javax.imageio.ImageIO;

/**
 * Makes a picture of a page small: it keeps the 256 colours that are most of it and gives each
 * other pixel the nearest of them. Pages have few colours, and many shades between letters and
 * paper.
 */
public final class SmallPng {
  private static final int COLOURS = 256;
  private static final int FREQUENT = 160;

  private SmallPng() {}

  /** Writes a PNG file anew, with a palette. */
  public static void shrink(Path file) throws IOException {
    BufferedImage picture = ImageIO.read(file.toFile());
    int[] palette = palette(picture);
    IndexColorModel model =
        new IndexColorModel(
            8, palette.length, palette, 0, false, -1, java.awt.image.DataBuffer.TYPE_BYTE);
    BufferedImage small =
        new BufferedImage(
            picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, model);
    Map<Integer, Integer> nearest = new HashMap<>();
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        int index = nearest.computeIfAbsent(picture.getRGB(x, y), rgb -> nearest(palette, rgb));
        small.getRaster().setSample(x, y, 0, index);
      }
    }
    ImageIO.write(small, "png", file.toFile());
  }

  private static int[] palette(BufferedImage picture) {
    Map<Integer, Integer> counts = new HashMap<>();
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        counts.merge(picture.getRGB(x, y), 1, Integer::sum);
      }
    }
    int[] colours =
        counts.entrySet().stream()
            .sorted(Map.Entry.<Integer, Integer>comparingByValue().reversed())
            .mapToInt(Map.Entry::getKey)
            .toArray();
    int[] palette = Arrays.copyOf(colours, Math.min(COLOURS, colours.length));
    spread(palette, colours);
    return palette;
  }

  /** Gives the last places to the colours that are farthest from all before them. */
  private static void spread(int[] palette, int[] colours) {
    int[] distances = new int[colours.length];
    Arrays.fill(distances, Integer.MAX_VALUE);
    for (int place = 0; place < palette.length; place++) {
      if (place >= FREQUENT) {
        int farthest = 0;
        for (int i = 0; i < colours.length; i++) {
          farthest = distances[i] > distances[farthest] ? i : farthest;
        }
        palette[place] = colours[farthest];
      }
      for (int i = 0; i < colours.length; i++) {
        distances[i] = Math.min(distances[i], distance(palette[place], colours[i]));
      }
    }
  }

  private static int nearest(int[] palette, int rgb) {
    int best = 0;
    for (int i = 1; i < palette.length; i++) {
      if (distance(palette[i], rgb) < distance(palette[best], rgb)) {
        best = i;
      }
    }
    return best;
  }

  private static int distance(int one, int other) {
    int sum = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      int difference = ((one >> shift) & 0xff) - ((other >> shift) & 0xff);
      sum += difference * difference;
    }
    return sum;
  }
}
