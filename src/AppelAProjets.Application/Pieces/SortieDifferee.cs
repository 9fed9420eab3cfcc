namespace AppelAProjets.Application.Pieces;

/// <summary>Keeps what is written synchronously (the ends of ZIP entries) until the next asynchronous write: it must not block a thread. Call <see cref="FlushAsync"/> at the end.</summary>
internal sealed class SortieDifferee(Stream sortie) : Stream
{
    private readonly MemoryStream attente = new();

    public override bool CanRead => false;
    public override bool CanSeek => false;
    public override bool CanWrite => true;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override void Write(byte[] buffer, int offset, int count) => attente.Write(buffer, offset, count);

    public override void Write(ReadOnlySpan<byte> buffer) => attente.Write(buffer);

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        await ViderAsync(cancellationToken);
        await sortie.WriteAsync(buffer, cancellationToken);
    }

    public override void Flush()
    {
        // What waits leaves with the next asynchronous write.
    }

    public override async Task FlushAsync(CancellationToken cancellationToken)
    {
        await ViderAsync(cancellationToken);
        await sortie.FlushAsync(cancellationToken);
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
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
