using System.Reflection;
using Orleans.Serialization.Invocation;
using RedStation.Contracts;

namespace RedStation.Tests.Grains.Golden;

/// <summary>Finds by reflection what crosses processes or is stored, so that nothing new can be forgotten.</summary>
public static class WireTypes
{
    private static readonly Assembly Contracts = typeof(GeoPoint).Assembly;

    /// <summary>Every message of ours, with each use of a generic one.</summary>
    public static IReadOnlyDictionary<string, Type> Messages { get; } = Contracts.GetTypes()
        .Where(type => type.IsDefined(typeof(GenerateSerializerAttribute)) && !type.IsGenericTypeDefinition && !type.IsEnum)
        .Concat(Answers())
        .ToDictionary(NameOf, StringComparer.Ordinal);

    /// <summary>Every enum that messages or states hold. The words of OCPP are in neither, and are held to the published schemas.</summary>
    public static IReadOnlyDictionary<string, Type> Enums { get; } = Contracts.GetTypes()
        .Concat(typeof(Domain.ChinaTime).Assembly.GetTypes())
        .Where(type => type.IsEnum && type.IsPublic && type.Namespace?.StartsWith("RedStation.Domain.Devices.Ocpp", StringComparison.Ordinal) != true)
        .ToDictionary(type => type.Name, StringComparer.Ordinal);

    /// <summary>Every call to a grain or an observer: what Orleans makes of a method and its arguments.</summary>
    public static IReadOnlyDictionary<string, Type> Calls { get; } = Contracts.GetTypes()
        .Where(type => typeof(IInvokable).IsAssignableFrom(type) && !type.IsAbstract)
        .ToDictionary(CallName, StringComparer.Ordinal);

    /// <summary>Every stored state by the name it is stored under.</summary>
    public static IReadOnlyDictionary<string, Type> States { get; } = typeof(RedStation.Grains.GrainServices).Assembly.GetTypes()
        .SelectMany(type => type.GetConstructors())
        .SelectMany(constructor => constructor.GetParameters())
        .Select(parameter => (Name: parameter.GetCustomAttribute<PersistentStateAttribute>()?.StateName, Type: parameter.ParameterType))
        .Where(state => state.Name is not null)
        .ToDictionary(state => state.Name!, state => state.Type.GetGenericArguments()[0], StringComparer.Ordinal);

    /// <summary>The members that a message numbers, with their types.</summary>
    public static SortedDictionary<string, string> Members(Type type)
    {
        var members = type.GetMembers(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
            .Select(member => (Number: member.GetCustomAttribute<IdAttribute>()?.Id, Member: member))
            .Where(member => member.Number is not null)
            .ToDictionary(
                member => member.Number!.Value.ToString(System.Globalization.CultureInfo.InvariantCulture),
                member => NameOf(member.Member is PropertyInfo property ? property.PropertyType : ((FieldInfo)member.Member).FieldType));
        return new(members, StringComparer.Ordinal);
    }

    /// <summary>The values of an enum by name.</summary>
    public static SortedDictionary<string, string> Values(Type type) =>
        new(Enum.GetNames(type).ToDictionary(name => name, name => Enum.Format(type, Enum.Parse(type, name), "d")), StringComparer.Ordinal);

    private static IEnumerable<Type> Answers() => Contracts.GetTypes()
        .Where(type => type.IsInterface && typeof(IAddressable).IsAssignableFrom(type))
        .SelectMany(type => type.GetMethods())
        .Select(method => method.ReturnType)
        .Where(type => type.IsGenericType)
        .Select(type => type.GetGenericArguments()[0])
        .Where(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Answer<,>))
        .Distinct();

    /// <summary>The alias where there is one: the name that processes know a type by.</summary>
    private static string NameOf(Type type)
    {
        var alias = (type.GetCustomAttribute<AliasAttribute>()?.Alias ?? type.Name).Split('`')[0];
        return type.IsGenericType ? $"{alias}-{string.Join('-', type.GetGenericArguments().Select(NameOf))}" : alias;
    }

    private static string CallName(Type type)
    {
        var call = (IInvokable)Activator.CreateInstance(type, nonPublic: true)!;
        return $"{call.GetInterfaceName()}.{call.GetMethodName()}";
    }
}
