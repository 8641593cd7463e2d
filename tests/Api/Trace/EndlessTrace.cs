namespace RedStation.Tests.Api.Trace;

/// <summary>A trace that never ends.</summary>
internal sealed class EndlessTrace : TextReader
{
    private string rest = "at,station,port,status\n";

    /// <summary>How much of it has been read.</summary>
    public long CharactersGiven { get; private set; }

    /// <inheritdoc/>
    public override ValueTask<int> ReadAsync(Memory<char> buffer, CancellationToken cancellationToken = default)
    {
        if (rest.Length == 0)
        {
            rest = "1,st-1,1,available\n";
        }

        var given = Math.Min(buffer.Length, rest.Length);
        rest.AsSpan(0, given).CopyTo(buffer.Span);
        rest = rest[given..];
        CharactersGiven += given;
        return ValueTask.FromResult(given);
    }
}
