using System.Text;

namespace RedStation.Api.Trace;

/// <summary>Reads lines without trusting their length: what is longer than the limit is skipped and shows as null.</summary>
public sealed class BoundedLines(TextReader text, int longest)
{
    private readonly char[] buffer = new char[8_192];
    private readonly StringBuilder line = new();
    private int next;
    private int filled;
    private bool afterReturn;

    /// <summary>Reads on; <c>End</c> is true when there is no line any more. Lines end in LF, CR LF or CR.</summary>
    public async ValueTask<(bool End, string? Line)> Read(CancellationToken cancellation)
    {
        line.Clear();
        var (any, tooLong) = (false, false);
        while (next < filled || await Fill(cancellation))
        {
            var character = buffer[next++];
            var completesReturn = afterReturn && character == '\n';
            afterReturn = character == '\r';
            if (completesReturn)
            {
                continue;
            }

            if (character is '\r' or '\n')
            {
                return (false, tooLong ? null : line.ToString());
            }

            any = true;
            if (line.Length < longest)
            {
                line.Append(character);
            }
            else
            {
                tooLong = true;
            }
        }

        return (!any, tooLong ? null : line.ToString());
    }

    private async ValueTask<bool> Fill(CancellationToken cancellation)
    {
        (next, filled) = (0, await text.ReadAsync(buffer, cancellation));
        return filled > 0;
    }
}
