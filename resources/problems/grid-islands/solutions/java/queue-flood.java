import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;

public class Main {
    private static final int[] STEP_ROW = {-1, 1, 0, 0};
    private static final int[] STEP_COLUMN = {0, 0, -1, 1};

    public static void main(String[] args) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
        String[] head = in.readLine().trim().split(" ");
        int rows = Integer.parseInt(head[0]);
        int columns = Integer.parseInt(head[1]);
        boolean[][] land = new boolean[rows][columns];
        for (int r = 0; r < rows; r++) {
            String line = in.readLine();
            for (int c = 0; c < columns; c++) {
                land[r][c] = line.charAt(c) == '#';
            }
        }

        int[] queue = new int[rows * columns];
        int islands = 0;
        int largest = 0;
        for (int start = 0; start < rows * columns; start++) {
            if (!land[start / columns][start % columns]) {
                continue;
            }
            islands++;
            int size = 0;
            int end = 0;
            queue[end++] = start;
            land[start / columns][start % columns] = false;
            while (size < end) {
                int cell = queue[size++];
                for (int d = 0; d < 4; d++) {
                    int r = cell / columns + STEP_ROW[d];
                    int c = cell % columns + STEP_COLUMN[d];
                    if (r >= 0 && r < rows && c >= 0 && c < columns && land[r][c]) {
                        land[r][c] = false;
                        queue[end++] = r * columns + c;
                    }
                }
            }
            largest = Math.max(largest, size);
        }
        System.out.println(islands + " " + largest);
    }
}
