using System.Buffers;
using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR;
using RedStation.Api.Http.Json;
using RedStation.Api.Http.Problems;
using RedStation.Domain.Text;

namespace RedStation.Api.Realtime;

/// <summary>Finds out what is wrong with a call that a protocol could not read.</summary>
internal static class HubCalls
{
    private const byte RecordSeparator = 0x1e;

    private static readonly ConcurrentDictionary<Type, Dictionary<string, MethodInfo>> Methods = new();

    /// <summary>What clients may call on a hub, by name in any case.</summary>
    public static Dictionary<string, MethodInfo> MethodsOf(Type hub) => Methods.GetOrAdd(hub, static type =>
        type.GetMethods(BindingFlags.Public | BindingFlags.Instance)
            .Where(method => method.GetBaseDefinition().DeclaringType is { } declaring
                && declaring != typeof(Hub) && declaring != typeof(object) && !method.IsSpecialName)
            .ToDictionary(method => method.Name, StringComparer.OrdinalIgnoreCase));

    /// <summary>Says that there is no such method, or null when there is.</summary>
    public static string? UnknownMethod(IInvocationBinder binder, string target)
    {
        if (MethodsOf(binder) is not { } methods || methods.ContainsKey(target))
        {
            return null;
        }

        return NearestName.Of(target, methods.Keys) is { } near
            ? $"method: unknown; is {near} meant?"
            : $"method: unknown; known are {string.Join(", ", methods.Keys.Order(StringComparer.Ordinal))}";
    }

    /// <summary>Which argument breaks which rule.</summary>
    public static string Fault(IInvocationBinder binder, string target, ReadOnlySequence<byte> message, string protocol)
    {
        if (UnknownMethod(binder, target) is { } unknown)
        {
            return unknown;
        }

        var parameters = MethodsOf(binder) is { } methods && methods.TryGetValue(target, out var method) ? method.GetParameters() : [];
        return (protocol == "json" ? OfJson(message, parameters) : null)
            ?? $"arguments: {parameters.Length} of the documented types ({string.Join(", ", parameters.Select(parameter => parameter.Name))})";
    }

    private static string? OfJson(ReadOnlySequence<byte> message, ParameterInfo[] parameters)
    {
        var text = message.ToArray().AsMemory();
        if (text.Span is [.., RecordSeparator])
        {
            text = text[..^1];
        }

        using var json = JsonDocument.Parse(text);
        if (!json.RootElement.TryGetProperty("arguments", out var arguments) || arguments.ValueKind != JsonValueKind.Array
            || arguments.GetArrayLength() != parameters.Length)
        {
            return null;
        }

        for (var at = 0; at < parameters.Length; at++)
        {
            try
            {
                arguments[at].Deserialize(parameters[at].ParameterType, WireInput.Options);
            }
            catch (JsonException fault)
            {
                return string.Join("; ", JsonFaults.Fields(fault, parameters[at].Name).Select(field => $"{field.Field}: {field.Rule}"));
            }
        }

        return null;
    }

    /// <summary>The framework's binder is of its hub's type; another one's methods are not known.</summary>
    private static Dictionary<string, MethodInfo>? MethodsOf(IInvocationBinder binder) =>
        binder.GetType() is { IsGenericType: true } type && typeof(Hub).IsAssignableFrom(type.GetGenericArguments()[0])
            ? MethodsOf(type.GetGenericArguments()[0])
            : null;
}
