namespace RedStation.Domain.Erasure;

/// <summary>What stands where somebody's name was who has had themselves erased.</summary>
public static class ErasedPerson
{
    /// <summary>"Account closed": names are Chinese, and lists need something to show.</summary>
    public const string Name = "已注销";
}
