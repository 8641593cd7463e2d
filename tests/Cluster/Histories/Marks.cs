namespace RedStation.Tests.Cluster.Histories;

/// <summary>A small set of numbers that equals another with the same numbers.</summary>
internal readonly struct Marks : IEquatable<Marks>
{
    private readonly int[]? numbers;

    private Marks(int[] numbers) => this.numbers = numbers;

    /// <summary>The empty set.</summary>
    public static Marks None => default;

    private ReadOnlySpan<int> Numbers => numbers;

    /// <summary>Whether a number is in it.</summary>
    public bool Contains(int number) => Numbers.BinarySearch(number) >= 0;

    /// <summary>The set with a number more.</summary>
    public Marks With(int number) => Contains(number) ? this : new([.. ((int[])[.. Numbers, number]).Order()]);

    /// <summary>The set with a number less.</summary>
    public Marks Without(int number) => new([.. Numbers.ToArray().Where(other => other != number)]);

    /// <summary>Whether all of it is in another.</summary>
    public bool IsPartOf(Marks other)
    {
        foreach (var number in Numbers)
        {
            if (!other.Contains(number))
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public bool Equals(Marks other) => Numbers.SequenceEqual(other.Numbers);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Marks other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var number in Numbers)
        {
            hash.Add(number);
        }

        return hash.ToHashCode();
    }
}
