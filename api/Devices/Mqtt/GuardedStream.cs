using System.Threading.RateLimiting;

namespace RedStation.Api.Devices.Mqtt;

/// <summary>
/// A connection of which packets are taken up to a size and a rate. The library makes room for a packet of any length that its first bytes name,
/// before anybody has signed in; so the length is looked at here as it passes. What comes too fast waits, and its sender with it.
/// </summary>
internal sealed class GuardedStream(Stream inner, int largest, RateLimiter rate) : Stream
{
    private const int MostLengthBytes = 4;

    private int lengthBytes = -1;
    private int length;

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await inner.ReadAsync(buffer, cancellationToken);
        var packets = Follow(buffer.Span[..read]);
        for (var packet = 0; packet < packets; packet++)
        {
            using var lease = await rate.AcquireAsync(1, cancellationToken);
            if (!lease.IsAcquired)
            {
                throw new IOException("More packets than can wait.");
            }
        }

        return read;
    }

    /// <inheritdoc/>
    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
        inner.WriteAsync(buffer, cancellationToken);

    /// <inheritdoc/>
    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        inner.WriteAsync(buffer, offset, count, cancellationToken);

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => inner.Write(buffer, offset, count);

    /// <inheritdoc/>
    public override void Flush() => inner.Flush();

    /// <inheritdoc/>
    public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            rate.Dispose();
            inner.Dispose();
        }

        base.Dispose(disposing);
    }

    /// <summary>
    /// Follows the packets that pass: a byte of kind, up to four of length (seven bits each, the lowest first), and so many of content.
    /// </summary>
    /// <returns>How many began.</returns>
    private int Follow(ReadOnlySpan<byte> passing)
    {
        var begun = 0;
        while (!passing.IsEmpty)
        {
            if (lengthBytes < 0)
            {
                (lengthBytes, length) = (0, 0);
                begun++;
                passing = passing[1..];
            }
            else if (lengthBytes <= MostLengthBytes)
            {
                length |= (passing[0] & 0x7F) << (7 * lengthBytes);
                lengthBytes = (passing[0] & 0x80) != 0 ? lengthBytes + 1 : MostLengthBytes + 1;
                passing = passing[1..];
                if (lengthBytes == MostLengthBytes || length > largest)
                {
                    throw new IOException("A packet is too large.");
                }

                lengthBytes = length == 0 && lengthBytes > MostLengthBytes ? -1 : lengthBytes;
            }
            else
            {
                var content = Math.Min(length, passing.Length);
                length -= content;
                passing = passing[content..];
                lengthBytes = length == 0 ? -1 : lengthBytes;
            }
        }

        return begun;
    }
}
