namespace AppelAProjets.Application.Pieces;

/// <summary>
/// Keeps what is written synchronously until the next asynchronous write: the ends of ZIP entries (a few bytes each) are written when they are
/// disposed, and a network stream must not block a thread for them. Call <see cref="FlushAsync"/> at the end.
/// </summary>
internal sealed class SortieDifferee(Stream sortie) : Stream
{
    private readonly MemoryStream attente = new();

    /// <inheritdoc/>
    public override bool CanRead => false;
    /// <inheritdoc/>
    public override bool CanSeek => false;
    /// <inheritdoc/>
    public override bool CanWrite => true;
    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();
    /// <inheritdoc/>
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => attente.Write(buffer, offset, count);

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> buffer) => attente.Write(buffer);

    /// <inheritdoc/>
    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    /// <inheritdoc/>
    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        await ViderAsync(cancellationToken);
        await sortie.WriteAsync(buffer, cancellationToken);
    }

    /// <inheritdoc/>
    public override void Flush()
    {
        // What waits leaves with the next asynchronous write.
    }

    /// <inheritdoc/>
    public override async Task FlushAsync(CancellationToken cancellationToken)
    {
        await ViderAsync(cancellationToken);
        await sortie.FlushAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    private async Task ViderAsync(CancellationToken annulation)
    {
        if (attente.Length > 0)
        {
            await sortie.WriteAsync(attente.GetBuffer().AsMemory(0, (int)attente.Length), annulation);
            attente.SetLength(0);
        }
    }
}
