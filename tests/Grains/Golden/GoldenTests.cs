using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using Orleans.Serialization.Invocation;
using RedStation.Domain.Operations;
using RedStation.Storage.GrainState;

namespace RedStation.Tests.Grains.Golden;

/// <summary>
/// Old and new version side by side. What any version wrote, this one must read: stored states, messages and calls between processes. And what
/// this version writes must be readable by those before it: no member was removed, renumbered or changed its type, so that
/// an old reader finds all it knows and passes over the rest. Not covered: a value that an old version has no name for, such as a new member of
/// an enum; who adds one sends it only when every process is new.
/// </summary>
public sealed class GoldenTests : IDisposable
{
    private const string Advice = "run tests/golden.sh and commit the file it adds";

    private readonly ServiceProvider services = new ServiceCollection().AddSerializer().BuildServiceProvider();

    public static TheoryData<string> Messages => new(WireTypes.Messages.Keys);

    public static TheoryData<string> Enums => new(WireTypes.Enums.Keys);

    public static TheoryData<string> Calls => new(WireTypes.Calls.Keys);

    public static TheoryData<string> States => new(WireTypes.States.Keys);

    public static TheoryData<string> Answers => new(WireTypes.Messages.Keys.Where(name => name.StartsWith("answer-", StringComparison.Ordinal)));

    private Serializer Serializer => services.GetRequiredService<Serializer>();

    public void Dispose() => services.Dispose();

    [Theory]
    [MemberData(nameof(Messages))]
    public void Message_OfAnyVersion_IsRead(string name) => Check("messages", name, Message(WireTypes.Messages[name]), ReadMessage);

    [Theory]
    [MemberData(nameof(Messages))]
    public void Command_OfAnyVersion_IsKnownAgainWhenItIsRepeated(string name)
    {
        foreach (var old in GoldenFolder.Read("messages", name).Where(old => old.Fingerprint is not null))
        {
            // A new member is left null by default, or a command repeated across an upgrade would count as another one.
            Assert.Equal(old.Fingerprint, FingerprintOf(Serializer.Deserialize<object>(Convert.FromBase64String(old.Bytes!))!));
        }
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public void Call_OfAnyVersion_IsRead(string name) => Check("calls", name, Call(WireTypes.Calls[name]), ReadCall);

    [Theory]
    [MemberData(nameof(States))]
    public void State_OfAnyVersion_IsRead(string name)
    {
        var type = WireTypes.States[name];
        Check("states", name, new GoldenFile { Value = ToJson(Samples.Of(type)) }, old => ToJson(old.Value.Deserialize(type, StateJson.Options)));
    }

    [Theory]
    [MemberData(nameof(Answers))]
    public void RememberedAnswer_OfAnyVersion_IsRead(string name) => GetType()
        .GetMethod(nameof(CheckAnswer), BindingFlags.NonPublic | BindingFlags.Static)!
        .MakeGenericMethod(WireTypes.Messages[name]).Invoke(null, BindingFlags.DoNotWrapExceptions, null, [name], null);

    [Theory]
    [MemberData(nameof(Enums))]
    public void Enum_OfAnyVersion_KeepsNamesAndNumbers(string name) =>
        Check("enums", name, new GoldenFile { Members = WireTypes.Values(WireTypes.Enums[name]) }, _ => null);

    [Fact]
    public void Everything_ThatWasEverInUse_IsStillThere()
    {
        Assert.Empty(GoldenFolder.Names("messages").Except(WireTypes.Messages.Keys));
        Assert.Empty(GoldenFolder.Names("calls").Except(WireTypes.Calls.Keys));
        Assert.Empty(GoldenFolder.Names("states").Except(WireTypes.States.Keys));
        Assert.Empty(GoldenFolder.Names("enums").Except(WireTypes.Enums.Keys));
    }

    private static void Check(string kind, string name, GoldenFile now, Func<GoldenFile, JsonNode?> read)
    {
        var versions = GoldenFolder.Read(kind, name);
        foreach (var old in versions)
        {
            var gone = old.Members.Where(member => now.Members.GetValueOrDefault(member.Key) != member.Value)
                .Select(member => $"{member.Key} ({member.Value})");
            Assert.True(!gone.Any(), $"{name} no longer has the members {string.Join(", ", gone)}: an old process would read it wrongly.");
            var missing = JsonCover.Missing(old.Value, read(old)).ToList();
            Assert.True(missing.Count == 0, $"{name} loses {string.Join(", ", missing)} of what an old version wrote.");
        }

        var known = versions.Count > 0 ? versions[^1] : null;
        var isNew = known is null || now.Members.Count > known.Members.Count || JsonCover.Paths(now.Value).Except(JsonCover.Paths(known.Value)).Any();
        if (isNew && GoldenFolder.Adding)
        {
            GoldenFolder.Add(kind, name, now);
        }
        else
        {
            Assert.False(isNew, $"{name} is new, or has new members: {Advice}.");
        }
    }

    private static void CheckAnswer<TAnswer>(string name)
        where TAnswer : class
    {
        var log = new OperationLog().With("operation", "fingerprint", (TAnswer)Samples.Of(typeof(TAnswer))!, granted: true);
        Check("answers", name, new GoldenFile { Value = JsonNode.Parse(log.Entries[0].Answer) }, old =>
        {
            var stored = new OperationLog { Entries = [new("operation", "fingerprint", old.Value!.ToJsonString(), true)] };
            Assert.Equal(ReplayStatus.Answered, stored.Find<TAnswer>("operation", "fingerprint", out var answer));
            return JsonNode.Parse(new OperationLog().With("operation", "fingerprint", answer, granted: true).Entries[0].Answer);
        });
    }

    private static JsonNode? ToJson(object? value) => value is Exception fault
        ? new JsonObject { ["message"] = fault.Message }
        : JsonSerializer.SerializeToNode(value, value?.GetType() ?? typeof(object), StateJson.Options);

    /// <summary>Only commands are known again.</summary>
    private static string? FingerprintOf(object message) => message.GetType().GetProperty("OperationId") is null ? null
        : (string)typeof(Fingerprint).GetMethod(nameof(Fingerprint.Of))!.MakeGenericMethod(message.GetType()).Invoke(null, ["golden", message])!;

    private static JsonObject Arguments(IInvokable call)
    {
        var arguments = call.GetMethod().GetParameters()
            .Select((parameter, at) => KeyValuePair.Create(parameter.Name!, ToJson(call.GetArgument(at))));
        return new JsonObject(arguments.Where(argument => argument.Value is not null));
    }

    private GoldenFile Message(Type type)
    {
        var sample = Samples.Of(type)!;
        return new GoldenFile
        {
            Members = WireTypes.Members(type),
            Bytes = Convert.ToBase64String(Serializer.SerializeToArray<object>(sample)),
            Value = ToJson(sample),
            Fingerprint = FingerprintOf(sample),
        };
    }

    private GoldenFile Call(Type type)
    {
        var call = (IInvokable)Activator.CreateInstance(type, nonPublic: true)!;
        var parameters = call.GetMethod().GetParameters();
        for (var argument = 0; argument < parameters.Length; argument++)
        {
            call.SetArgument(argument, Samples.Of(parameters[argument].ParameterType, parameters[argument].Name!)!);
        }

        return new GoldenFile { Bytes = Convert.ToBase64String(Serializer.SerializeToArray<object>(call)), Value = Arguments(call) };
    }

    private JsonNode? ReadMessage(GoldenFile old) => ToJson(Serializer.Deserialize<object>(Convert.FromBase64String(old.Bytes!)));

    private JsonNode? ReadCall(GoldenFile old) => Arguments((IInvokable)Serializer.Deserialize<object>(Convert.FromBase64String(old.Bytes!))!);
}
