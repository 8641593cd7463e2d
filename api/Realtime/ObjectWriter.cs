using System.Text;
using MessagePack;

namespace RedStation.Api.Realtime;

/// <summary>Writes an object, field by field.</summary>
internal sealed class ObjectWriter<T>(IEnumerable<FieldWriter<T>> fields) : WireWriter<T>
{
    private readonly FieldWriter<T>[] fields = [.. fields];
    private readonly bool mayLackFields = fields.Any(field => field.MayBeAbsent);

    public override void Write(ref MessagePackWriter writer, T value)
    {
        if (value is null)
        {
            writer.WriteNil();
            return;
        }

        writer.WriteMapHeader(mayLackFields ? Present(value) : fields.Length);
        foreach (var field in fields)
        {
            field.Write(ref writer, value);
        }
    }

    private int Present(T value)
    {
        var present = 0;
        foreach (var field in fields)
        {
            present += field.IsAbsent(value) ? 0 : 1;
        }

        return present;
    }
}

/// <summary>Writes a field of an object: its name and its value.</summary>
internal abstract class FieldWriter<TOwner>
{
    /// <summary>Whether there are objects without it.</summary>
    public abstract bool MayBeAbsent { get; }

    /// <summary>Whether an object is without it.</summary>
    public abstract bool IsAbsent(TOwner owner);

    /// <summary>Writes it, unless it is absent.</summary>
    public abstract void Write(ref MessagePackWriter writer, TOwner owner);
}

/// <inheritdoc/>
/// <param name="name">Its name.</param>
/// <param name="get">Reads its value.</param>
/// <param name="inner">Writes its value.</param>
/// <param name="absentWhenNull">Whether it is left out when its value is null.</param>
internal sealed class FieldWriter<TOwner, T>(string name, Func<TOwner, T> get, WireWriter<T> inner, bool absentWhenNull) : FieldWriter<TOwner>
{
    private readonly byte[] name = Encoding.UTF8.GetBytes(name);

    public override bool MayBeAbsent => absentWhenNull;

    public override bool IsAbsent(TOwner owner) => absentWhenNull && get(owner) is null;

    public override void Write(ref MessagePackWriter writer, TOwner owner)
    {
        var value = get(owner);
        if (absentWhenNull && value is null)
        {
            return;
        }

        writer.WriteString(name);
        inner.Write(ref writer, value);
    }
}
