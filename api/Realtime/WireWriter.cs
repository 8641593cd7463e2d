using MessagePack;
using RedStation.Api.Http.Json;
using RedStation.Domain;

namespace RedStation.Api.Realtime;

/// <summary>
/// Writes values of a type straight into MessagePack as they are in JSON: the names, texts and times that <see cref="WireJson"/> gives them. Made by
/// way of JSON, the state of a tile costs ten times as much.
/// </summary>
/// <typeparam name="T">What is written.</typeparam>
internal abstract class WireWriter<T>
{
    /// <summary>Writes a value.</summary>
    public abstract void Write(ref MessagePackWriter writer, T value);
}

/// <summary>Writes a value of a struct, or nil.</summary>
internal sealed class OptionalWriter<T>(WireWriter<T> inner) : WireWriter<T?>
    where T : struct
{
    public override void Write(ref MessagePackWriter writer, T? value)
    {
        if (value is { } there)
        {
            inner.Write(ref writer, there);
        }
        else
        {
            writer.WriteNil();
        }
    }
}

/// <summary>Writes a list.</summary>
internal sealed class ListWriter<TList, T>(WireWriter<T> each) : WireWriter<TList>
    where TList : IReadOnlyList<T>
{
    public override void Write(ref MessagePackWriter writer, TList value)
    {
        if (value is null)
        {
            writer.WriteNil();
            return;
        }

        writer.WriteArrayHeader(value.Count);
        for (var at = 0; at < value.Count; at++)
        {
            each.Write(ref writer, value[at]);
        }
    }
}

/// <summary>Writes an enum's name.</summary>
internal sealed class NameWriter<T> : WireWriter<T>
    where T : struct, Enum
{
    public override void Write(ref MessagePackWriter writer, T value) => writer.Write(WireNames.Of(value));
}

/// <summary>Writes a time as text.</summary>
internal sealed class TimeWriter : WireWriter<DateTimeOffset>
{
    public override void Write(ref MessagePackWriter writer, DateTimeOffset value) => writer.Write(IsoTime.Write(value));
}

/// <summary>Writes what MessagePack has a form of its own for.</summary>
internal sealed class PlainWriter<T>(PlainWriter<T>.Plain write) : WireWriter<T>
{
    public delegate void Plain(ref MessagePackWriter writer, T value);

    public override void Write(ref MessagePackWriter writer, T value) => write(ref writer, value);
}
